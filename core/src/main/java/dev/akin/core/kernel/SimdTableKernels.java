package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels for tables with the processor's vectors. A table of 16 bytes is looked up by one
 * {@code selectFrom} (a byte shuffle), one of 256 by two {@code selectFrom} over two vectors each,
 * which needs 512 bits; narrower sets take the scalar twin there.
 *
 * <p>Byte lookups are added as 16-bit numbers of two bytes, and their upper bytes apart; at the end
 * what the upper ones contributed is taken from the sum, and the lower ones are left. Sums of 256
 * bytes fit 16 bits, so tables are taken in portions of that size.
 */
final class SimdTableKernels extends ScalarTableKernels {
  private static final VectorSpecies<Float> FLOATS = SimdKernels.FLOATS;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, FLOATS.vectorShape());
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, FLOATS.vectorShape());
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());

  /** As many bytes as there are floats in a vector; narrower shapes than 64 bits do not exist. */
  private static final VectorSpecies<Byte> ROUNDED =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * FLOATS.length())));

  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int LANES = FLOATS.length();
  private static final int WIDTH = BYTES.length();
  private static final int PAIRS_PER_PORTION = 128;
  private static final int TABLES_PER_PORTION = 256;

  @Override
  public void squaredL2(float[] vector, float[] columns, float[] distances) {
    int count = distances.length;
    // Four chains of sums when there are as many centroids, or the latency of a sum would count.
    int step = count % (4 * LANES) == 0 ? 4 * LANES : LANES;
    for (int k = 0; k < count; k += step) {
      if (step == LANES) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int i = 0, at = k; i < vector.length; i++, at += count) {
          FloatVector d = load(columns, at).sub(vector[i]);
          sum = d.fma(d, sum);
        }
        sum.intoArray(distances, k);
      } else {
        FloatVector sum0 = FloatVector.zero(FLOATS);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int i = 0, at = k; i < vector.length; i++, at += count) {
          FloatVector value = FloatVector.broadcast(FLOATS, vector[i]);
          FloatVector d0 = value.sub(load(columns, at));
          FloatVector d1 = value.sub(load(columns, at + LANES));
          FloatVector d2 = value.sub(load(columns, at + 2 * LANES));
          FloatVector d3 = value.sub(load(columns, at + 3 * LANES));
          sum0 = d0.fma(d0, sum0);
          sum1 = d1.fma(d1, sum1);
          sum2 = d2.fma(d2, sum2);
          sum3 = d3.fma(d3, sum3);
        }
        sum0.intoArray(distances, k);
        sum1.intoArray(distances, k + LANES);
        sum2.intoArray(distances, k + 2 * LANES);
        sum3.intoArray(distances, k + 3 * LANES);
      }
    }
  }

  @Override
  public void dot(float[] vector, float[] columns, float[] products) {
    int count = products.length;
    int step = count % (4 * LANES) == 0 ? 4 * LANES : LANES;
    for (int k = 0; k < count; k += step) {
      if (step == LANES) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int i = 0, at = k; i < vector.length; i++, at += count) {
          sum = load(columns, at).fma(FloatVector.broadcast(FLOATS, vector[i]), sum);
        }
        sum.intoArray(products, k);
      } else {
        FloatVector sum0 = FloatVector.zero(FLOATS);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int i = 0, at = k; i < vector.length; i++, at += count) {
          FloatVector value = FloatVector.broadcast(FLOATS, vector[i]);
          sum0 = load(columns, at).fma(value, sum0);
          sum1 = load(columns, at + LANES).fma(value, sum1);
          sum2 = load(columns, at + 2 * LANES).fma(value, sum2);
          sum3 = load(columns, at + 3 * LANES).fma(value, sum3);
        }
        sum0.intoArray(products, k);
        sum1.intoArray(products, k + LANES);
        sum2.intoArray(products, k + 2 * LANES);
        sum3.intoArray(products, k + 3 * LANES);
      }
    }
  }

  @Override
  public void squaredL2Tables(float[] vector, float[] columns, float[] tables) {
    int width = TableKernels.ENTRIES * vector.length / tables.length;
    for (int k = 0; k < tables.length; k += LANES) {
      int table = k / TableKernels.ENTRIES;
      int first = table * width;
      int at = first * TableKernels.ENTRIES + k % TableKernels.ENTRIES;
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = first; i < first + width; i++, at += TableKernels.ENTRIES) {
        FloatVector d = load(columns, at).sub(vector[i]);
        sum = d.fma(d, sum);
      }
      sum.intoArray(tables, k);
    }
  }

  @Override
  public float leastEntries(float[] tables, float[] least) {
    FloatVector widest = FloatVector.zero(FLOATS);
    for (int m = 0; m < least.length; m++) {
      int table = m * TableKernels.ENTRIES;
      FloatVector lowest = load(tables, table);
      FloatVector highest = lowest;
      for (int k = LANES; k < TableKernels.ENTRIES; k += LANES) {
        FloatVector entries = load(tables, table + k);
        lowest = lowest.min(entries);
        highest = highest.max(entries);
      }
      float low = lowest.reduceLanes(VectorOperators.MIN);
      least[m] = low;
      widest = widest.max(highest.sub(low));
    }
    return widest.reduceLanes(VectorOperators.MAX);
  }

  @Override
  public void roundTables(float[] tables, float[] least, float perStep, byte[] rounded) {
    if (ROUNDED.length() != LANES) {
      super.roundTables(tables, least, perStep, rounded);
      return;
    }
    for (int k = 0; k < tables.length; k += LANES) {
      FloatVector levels =
          load(tables, k).sub(least[k / TableKernels.ENTRIES]).mul(perStep).add(0.5f);
      IntVector whole = (IntVector) levels.convertShape(VectorOperators.F2I, INTS, 0);
      ((ByteVector) whole.min(255).convertShape(VectorOperators.I2B, ROUNDED, 0))
          .intoArray(rounded, k);
    }
  }

  @Override
  public int smallest(float[] values) {
    FloatVector least = load(values, 0);
    for (int i = LANES; i < values.length; i += LANES) {
      least = least.min(load(values, i));
    }
    float smallest = least.reduceLanes(VectorOperators.MIN); // A minimum depends on no order.
    for (int i = 0; i < values.length; i += LANES) {
      VectorMask<Float> equal = load(values, i).eq(smallest);
      if (equal.anyTrue()) {
        return i + equal.firstTrue();
      }
    }
    return 0; // Only NaN equals nothing.
  }

  /** Whole vectors, though they reach into the next row: what stands behind a row is not read. */
  @Override
  public void spread(MemorySegment codes, long offset, int places, MemorySegment rows) {
    long from = offset;
    for (long to = 0; to < rows.byteSize(); to += TableKernels.BLOCK, from += places) {
      for (int part = 0; part < places; part += WIDTH) {
        ByteVector.fromMemorySegment(BYTES, codes, from + part, ORDER)
            .intoMemorySegment(rows, to + part, ORDER);
      }
    }
  }

  @Override
  public void sumsOfFourBits(byte[] tables, MemorySegment codes, long offset, int[] sums) {
    int pairs = TableKernels.pairs(tables);
    Arrays.fill(sums, 0);
    for (int first = 0; first < pairs; first += PAIRS_PER_PORTION) {
      int end = Math.min(first + PAIRS_PER_PORTION, pairs);
      for (int part = 0; part < TableKernels.BLOCK; part += WIDTH) {
        ShortVector both0 = ShortVector.zero(SHORTS);
        ShortVector upper0 = both0;
        ShortVector both1 = both0;
        ShortVector upper1 = both0;
        long at = offset + (long) first * TableKernels.BLOCK + part;
        for (int pair = first; pair < end; pair++, at += TableKernels.BLOCK) {
          ByteVector x = ByteVector.fromMemorySegment(BYTES, codes, at, ORDER);
          ShortVector even =
              x.and((byte) 15)
                  .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair))
                  .reinterpretAsShorts();
          ShortVector odd =
              x.reinterpretAsShorts()
                  .lanewise(VectorOperators.LSHR, 4)
                  .reinterpretAsBytes()
                  .and((byte) 15)
                  .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair + 16))
                  .reinterpretAsShorts();
          both0 = both0.add(even);
          upper0 = upper0.add(even.lanewise(VectorOperators.LSHR, 8));
          both1 = both1.add(odd);
          upper1 = upper1.add(odd.lanewise(VectorOperators.LSHR, 8));
        }
        addSums(both0.add(both1), upper0.add(upper1), sums, part / 4);
      }
    }
  }

  @Override
  public void sumsOfBytes(byte[] tables, MemorySegment codes, long offset, int[] sums) {
    if (WIDTH < TableKernels.BLOCK) {
      super.sumsOfBytes(tables, codes, offset, sums);
      return;
    }
    int count = tables.length / 256;
    Arrays.fill(sums, 0);
    for (int first = 0; first < count; first += TABLES_PER_PORTION) {
      int end = Math.min(first + TABLES_PER_PORTION, count);
      ShortVector both = ShortVector.zero(SHORTS);
      ShortVector upper = both;
      long at = offset + (long) first * TableKernels.BLOCK;
      for (int table = first; table < end; table++, at += TableKernels.BLOCK) {
        ByteVector x = ByteVector.fromMemorySegment(BYTES, codes, at, ORDER);
        int entry = 256 * table;
        ByteVector low =
            x.selectFrom(
                ByteVector.fromArray(BYTES, tables, entry),
                ByteVector.fromArray(BYTES, tables, entry + 64));
        ByteVector high =
            x.selectFrom(
                ByteVector.fromArray(BYTES, tables, entry + 128),
                ByteVector.fromArray(BYTES, tables, entry + 192));
        ShortVector found =
            low.blend(high, x.compare(VectorOperators.LT, (byte) 0)).reinterpretAsShorts();
        both = both.add(found);
        upper = upper.add(found.lanewise(VectorOperators.LSHR, 8));
      }
      addSums(both, upper, sums, 0);
    }
  }

  /**
   * Adds sums of bytes to ints: those of even bytes are {@code both - upper * 256}, those of odd
   * bytes {@code upper}, each as 16 bits without sign. Of every four bytes in a row, byte g belongs
   * to group g of 16 places.
   */
  private static void addSums(ShortVector both, ShortVector upper, int[] sums, int from) {
    IntVector even = both.sub(upper.lanewise(VectorOperators.LSHL, 8)).reinterpretAsInts();
    IntVector odd = upper.reinterpretAsInts();
    add(even.and(0xffff), sums, from);
    add(odd.and(0xffff), sums, from + 16);
    add(even.lanewise(VectorOperators.LSHR, 16), sums, from + 32);
    add(odd.lanewise(VectorOperators.LSHR, 16), sums, from + 48);
  }

  private static void add(IntVector values, int[] sums, int at) {
    values.add(IntVector.fromArray(INTS, sums, at)).intoArray(sums, at);
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(FLOATS, values, at);
  }
}
