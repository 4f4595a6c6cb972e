package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels for packed codes with the processor's vectors: four rows per load of the query, one
 * sum per row, the last group of a batch repeating its last row. Where a vector holds fewer than 16
 * ints, the parts of a chunk are taken one after the other.
 *
 * <p>The four rows stand out one by one, and values are unpacked where they are used: vectors that
 * cross a method which is not inlined would be boxed.
 */
final class SimdPackedKernels implements PackedKernelSet {
  private static final VectorSpecies<Float> FLOATS = SimdKernels.FLOATS;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int LANES = FLOATS.length();
  private static final int CHUNK = Packing.LANES * Integer.BYTES;

  @Override
  public void integerSquaredL2(IntegerQuery query, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    float[] values = query.values();
    float[] steps = query.steps();
    int bits = query.packing().bits();
    int mask = query.packing().mask();
    int width = query.packing().chunkValues();
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < values.length; chunk += width, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = load(segment, a + at + 4L * part);
          IntVector y = load(segment, b + at + 4L * part);
          IntVector z = load(segment, c + at + 4L * part);
          IntVector w = load(segment, d + at + 4L * part);
          for (int i = chunk + part, shift = 0; shift < Integer.SIZE; shift += bits) {
            FloatVector q = load(values, i);
            FloatVector step = load(steps, i).neg();
            FloatVector differenceA =
                floats(x.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(step, q);
            FloatVector differenceB =
                floats(y.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(step, q);
            FloatVector differenceC =
                floats(z.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(step, q);
            FloatVector differenceD =
                floats(w.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(step, q);
            sumA = differenceA.fma(differenceA, sumA);
            sumB = differenceB.fma(differenceB, sumB);
            sumC = differenceC.fma(differenceC, sumC);
            sumD = differenceD.fma(differenceD, sumD);
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void integerDot(IntegerQuery query, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    float[] values = query.values();
    int bits = query.packing().bits();
    int mask = query.packing().mask();
    int width = query.packing().chunkValues();
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < values.length; chunk += width, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = load(segment, a + at + 4L * part);
          IntVector y = load(segment, b + at + 4L * part);
          IntVector z = load(segment, c + at + 4L * part);
          IntVector w = load(segment, d + at + 4L * part);
          for (int i = chunk + part, shift = 0; shift < Integer.SIZE; shift += bits) {
            FloatVector q = load(values, i);
            sumA = floats(x.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(q, sumA);
            sumB = floats(y.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(q, sumB);
            sumC = floats(z.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(q, sumC);
            sumD = floats(w.lanewise(VectorOperators.LSHR, shift).and(mask)).fma(q, sumD);
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void integerL1(IntegerQuery query, Rows rows, RowBatch batch) {
    SimdPackedL1.ofIntegers(query, rows, batch);
  }

  @Override
  public void halfL1(float[] query, float biasedScale, Rows rows, RowBatch batch) {
    SimdPackedL1.ofHalves(query, biasedScale, rows, batch);
  }

  @Override
  public void halfSquaredL2(float[] query, float biasedScale, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    FloatVector scale = FloatVector.broadcast(FLOATS, -biasedScale);
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < query.length; chunk += 2 * Packing.LANES, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = load(segment, a + at + 4L * part);
          IntVector y = load(segment, b + at + 4L * part);
          IntVector z = load(segment, c + at + 4L * part);
          IntVector w = load(segment, d + at + 4L * part);
          // The lower halves of the ints are moved up first, then the upper ones are where they
          // are.
          for (int i = chunk + part, up = Short.SIZE; up >= 0; up -= Short.SIZE) {
            FloatVector q = load(query, i);
            FloatVector differenceA = half(x, up).fma(scale, q);
            FloatVector differenceB = half(y, up).fma(scale, q);
            FloatVector differenceC = half(z, up).fma(scale, q);
            FloatVector differenceD = half(w, up).fma(scale, q);
            sumA = differenceA.fma(differenceA, sumA);
            sumB = differenceB.fma(differenceB, sumB);
            sumC = differenceC.fma(differenceC, sumC);
            sumD = differenceD.fma(differenceD, sumD);
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void halfDot(float[] query, float biasedScale, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    FloatVector scale = FloatVector.broadcast(FLOATS, biasedScale);
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < query.length; chunk += 2 * Packing.LANES, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = load(segment, a + at + 4L * part);
          IntVector y = load(segment, b + at + 4L * part);
          IntVector z = load(segment, c + at + 4L * part);
          IntVector w = load(segment, d + at + 4L * part);
          // The lower halves of the ints are moved up first, then the upper ones are where they
          // are.
          for (int i = chunk + part, up = Short.SIZE; up >= 0; up -= Short.SIZE) {
            FloatVector q = load(query, i);
            sumA = half(x, up).mul(scale).fma(q, sumA);
            sumB = half(y, up).mul(scale).fma(q, sumB);
            sumC = half(z, up).mul(scale).fma(q, sumC);
            sumD = half(w, up).mul(scale).fma(q, sumD);
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void brainSquaredL2(float[] query, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < query.length; chunk += 2 * Packing.LANES, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = load(segment, a + at + 4L * part);
          IntVector y = load(segment, b + at + 4L * part);
          IntVector z = load(segment, c + at + 4L * part);
          IntVector w = load(segment, d + at + 4L * part);
          // The lower halves of the ints are moved up first, then the upper ones are where they
          // are.
          for (int i = chunk + part, up = Short.SIZE; up >= 0; up -= Short.SIZE) {
            FloatVector q = load(query, i);
            FloatVector differenceA = q.sub(brain(x, up));
            FloatVector differenceB = q.sub(brain(y, up));
            FloatVector differenceC = q.sub(brain(z, up));
            FloatVector differenceD = q.sub(brain(w, up));
            sumA = differenceA.fma(differenceA, sumA);
            sumB = differenceB.fma(differenceB, sumB);
            sumC = differenceC.fma(differenceC, sumC);
            sumD = differenceD.fma(differenceD, sumD);
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void brainDot(float[] query, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < query.length; chunk += 2 * Packing.LANES, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = load(segment, a + at + 4L * part);
          IntVector y = load(segment, b + at + 4L * part);
          IntVector z = load(segment, c + at + 4L * part);
          IntVector w = load(segment, d + at + 4L * part);
          // The lower halves of the ints are moved up first, then the upper ones are where they
          // are.
          for (int i = chunk + part, up = Short.SIZE; up >= 0; up -= Short.SIZE) {
            FloatVector q = load(query, i);
            sumA = brain(x, up).fma(q, sumA);
            sumB = brain(y, up).fma(q, sumB);
            sumC = brain(z, up).fma(q, sumC);
            sumD = brain(w, up).fma(q, sumD);
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void unpackHalves(MemorySegment rows, long offset, float[] target, int chunks) {
    SimdUnpacking.halves(rows, offset, target, chunks);
  }

  @Override
  public void unpackBytes(MemorySegment rows, long offset, float[] target, int chunks) {
    SimdUnpacking.bytes(rows, offset, target, chunks);
  }

  @Override
  public float bitDot(float[] values, MemorySegment codes, long offset) {
    FloatVector sum = FloatVector.zero(FLOATS);
    long at = offset;
    for (int i = 0; i < values.length; i += Long.SIZE, at += Kernels.ALIGNMENT) {
      long word = codes.get(ScalarKernels.LONG, at);
      for (int from = 0; from < Long.SIZE; from += LANES) {
        sum = sum.add(load(values, i + from), VectorMask.fromLong(FLOATS, word >>> from));
      }
    }
    return SimdKernels.sum(sum);
  }

  static FloatVector load(float[] values, int i) {
    return FloatVector.fromArray(FLOATS, values, i);
  }

  static IntVector load(MemorySegment rows, long at) {
    return IntVector.fromMemorySegment(INTS, rows, at, ORDER);
  }

  /** Halves times 2⁻¹¹²: sign, exponent and mantissa go down by three bits, the sign stays. */
  static FloatVector half(IntVector words, int up) {
    return words
        .lanewise(VectorOperators.LSHL, up)
        .lanewise(VectorOperators.ASHR, 3)
        .and(ScalarPackedKernels.HALF_BITS)
        .reinterpretAsFloats();
  }

  private static FloatVector brain(IntVector words, int up) {
    return words
        .lanewise(VectorOperators.LSHL, up)
        .and(ScalarPackedKernels.UPPER_HALF)
        .reinterpretAsFloats();
  }

  static FloatVector floats(IntVector codes) {
    return (FloatVector) codes.convert(VectorOperators.I2F, 0);
  }
}
