package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the processor's vectors, 128, 256 or 512 bits wide.
 *
 * <p>The width is a constant of this class, because the compiler builds vector code only for
 * species that it sees as constants. Each row has two sums, one per vector of a pair: with four
 * rows that is eight independent chains, enough to hide the latency of a fused multiply-add, and
 * the single form then adds in the same order as the batch form, so both give the same bits.
 *
 * <p>Lanes are summed by halves in a fixed order instead of by {@code reduceLanes}, whose order
 * differs between interpreted and compiled code; a graph built from such distances would not be
 * reproducible.
 */
final class SimdKernels implements KernelSet {
  static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, shape(FloatVector.SPECIES_PREFERRED.vectorBitSize()));
  static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, FLOATS.vectorShape());
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int LANES = FLOATS.length();
  private static final long VECTOR = FLOATS.vectorByteSize();

  private static final VectorShuffle<Float> HALVES = swap(LANES / 2);
  private static final VectorShuffle<Float> QUARTERS = swap(LANES / 4);
  private static final VectorShuffle<Float> EIGHTHS = swap(Math.max(1, LANES / 8));
  private static final VectorShuffle<Float> SIXTEENTHS = swap(Math.max(1, LANES / 16));
  private static final VectorMask<Float> UPPER_HALF = lanesWith(LANES / 2);
  private static final VectorMask<Float> ODD_QUARTERS = lanesWith(LANES / 4);
  private static final boolean HAS_EIGHTHS = LANES >= 8;
  private static final boolean HAS_SIXTEENTHS = LANES >= 16;

  private static VectorShape shape(int preferredBits) {
    return VectorShape.forBitSize(Math.min(preferredBits, KernelChoice.requestedBits()));
  }

  /** Exchanges neighboring groups of lanes. */
  private static VectorShuffle<Float> swap(int group) {
    return VectorShuffle.fromOp(FLOATS, lane -> lane ^ group);
  }

  /** The lanes whose number has a bit. */
  private static VectorMask<Float> lanesWith(int bit) {
    boolean[] lanes = new boolean[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = (lane & bit) != 0;
    }
    return VectorMask.fromArray(FLOATS, lanes, 0);
  }

  @Override
  public String name() {
    return Integer.toString(FLOATS.vectorBitSize());
  }

  @Override
  public float squaredL2(float[] query, MemorySegment rows, long offset) {
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = even;
    int i = 0;
    long at = offset;
    for (; i <= query.length - 2 * LANES; i += 2 * LANES, at += 2 * VECTOR) {
      FloatVector d0 = load(query, i).sub(load(rows, at));
      FloatVector d1 = load(query, i + LANES).sub(load(rows, at + VECTOR));
      even = d0.fma(d0, even);
      odd = d1.fma(d1, odd);
    }
    if (i < query.length) {
      FloatVector d0 = load(query, i).sub(load(rows, at));
      even = d0.fma(d0, even);
    }
    return sum(even.add(odd));
  }

  @Override
  public float l1(float[] query, MemorySegment rows, long offset) {
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = even;
    int i = 0;
    long at = offset;
    for (; i <= query.length - 2 * LANES; i += 2 * LANES, at += 2 * VECTOR) {
      even = even.add(load(query, i).sub(load(rows, at)).abs());
      odd = odd.add(load(query, i + LANES).sub(load(rows, at + VECTOR)).abs());
    }
    if (i < query.length) {
      even = even.add(load(query, i).sub(load(rows, at)).abs());
    }
    return sum(even.add(odd));
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset) {
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = even;
    int i = 0;
    long at = offset;
    for (; i <= query.length - 2 * LANES; i += 2 * LANES, at += 2 * VECTOR) {
      even = load(query, i).fma(load(rows, at), even);
      odd = load(query, i + LANES).fma(load(rows, at + VECTOR), odd);
    }
    if (i < query.length) {
      even = load(query, i).fma(load(rows, at), even);
    }
    return sum(even.add(odd));
  }

  @Override
  public void squaredL2(float[] query, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      // The last group repeats its last row: cheaper than up to three single rows, and no second
      // loop.
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector a0 = FloatVector.zero(FLOATS);
      FloatVector a1 = a0;
      FloatVector b0 = a0;
      FloatVector b1 = a0;
      FloatVector c0 = a0;
      FloatVector c1 = a0;
      FloatVector d0 = a0;
      FloatVector d1 = a0;
      int i = 0;
      long at = 0;
      for (; i <= query.length - 2 * LANES; i += 2 * LANES, at += 2 * VECTOR) {
        FloatVector q = load(query, i);
        FloatVector x = q.sub(load(segment, a + at));
        FloatVector y = q.sub(load(segment, b + at));
        FloatVector z = q.sub(load(segment, c + at));
        FloatVector w = q.sub(load(segment, d + at));
        a0 = x.fma(x, a0);
        b0 = y.fma(y, b0);
        c0 = z.fma(z, c0);
        d0 = w.fma(w, d0);
        q = load(query, i + LANES);
        x = q.sub(load(segment, a + at + VECTOR));
        y = q.sub(load(segment, b + at + VECTOR));
        z = q.sub(load(segment, c + at + VECTOR));
        w = q.sub(load(segment, d + at + VECTOR));
        a1 = x.fma(x, a1);
        b1 = y.fma(y, b1);
        c1 = z.fma(z, c1);
        d1 = w.fma(w, d1);
      }
      if (i < query.length) {
        FloatVector q = load(query, i);
        FloatVector x = q.sub(load(segment, a + at));
        FloatVector y = q.sub(load(segment, b + at));
        FloatVector z = q.sub(load(segment, c + at));
        FloatVector w = q.sub(load(segment, d + at));
        a0 = x.fma(x, a0);
        b0 = y.fma(y, b0);
        c0 = z.fma(z, c0);
        d0 = w.fma(w, d0);
      }
      FloatVector sums = sums(a0.add(a1), b0.add(b1), c0.add(c1), d0.add(d1));
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void dot(float[] query, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      // The last group repeats its last row: cheaper than up to three single rows, and no second
      // loop.
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector a0 = FloatVector.zero(FLOATS);
      FloatVector a1 = a0;
      FloatVector b0 = a0;
      FloatVector b1 = a0;
      FloatVector c0 = a0;
      FloatVector c1 = a0;
      FloatVector d0 = a0;
      FloatVector d1 = a0;
      int i = 0;
      long at = 0;
      for (; i <= query.length - 2 * LANES; i += 2 * LANES, at += 2 * VECTOR) {
        FloatVector q = load(query, i);
        a0 = q.fma(load(segment, a + at), a0);
        b0 = q.fma(load(segment, b + at), b0);
        c0 = q.fma(load(segment, c + at), c0);
        d0 = q.fma(load(segment, d + at), d0);
        q = load(query, i + LANES);
        a1 = q.fma(load(segment, a + at + VECTOR), a1);
        b1 = q.fma(load(segment, b + at + VECTOR), b1);
        c1 = q.fma(load(segment, c + at + VECTOR), c1);
        d1 = q.fma(load(segment, d + at + VECTOR), d1);
      }
      if (i < query.length) {
        FloatVector q = load(query, i);
        a0 = q.fma(load(segment, a + at), a0);
        b0 = q.fma(load(segment, b + at), b0);
        c0 = q.fma(load(segment, c + at), c0);
        d0 = q.fma(load(segment, d + at), d0);
      }
      FloatVector sums = sums(a0.add(a1), b0.add(b1), c0.add(c1), d0.add(d1));
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  @Override
  public void scanPlanes(PlaneScan query, MemorySegment blocks, long offset, int places) {
    SimdPlaneScan.scan(query, blocks, offset, places);
  }

  @Override
  public void hadamard(float[] values, int from, int length) {
    float scale = (float) (1 / Math.sqrt(length));
    if (length < LANES) {
      ScalarKernels.hadamard(values, from, length, scale);
    } else {
      SimdHadamard.hadamard(values, from, length, scale);
    }
  }

  @Override
  public void butterfly(float[] values, int half, float scale) {
    SimdHadamard.butterfly(values, half, scale);
  }

  @Override
  public int scanSigns(SignScan query, MemorySegment blocks, long offset) {
    return SimdSignScan.scan(query, blocks, offset);
  }

  @Override
  public void products(VectorTiles tiles, int tile, RowPanel panel, float[] products) {
    SimdProducts.products(tiles, tile, panel, products);
  }

  @Override
  public void largest(float[] products, float[] offsets, int first, LargestProducts largest) {
    SimdProducts.largest(products, offsets, first, largest);
  }

  @Override
  public void atLeast(float[] products, float[] offsets, float[] limits, int[] masks) {
    SimdProducts.atLeast(products, offsets, limits, masks);
  }

  private static FloatVector load(float[] values, int i) {
    return FloatVector.fromArray(FLOATS, values, i);
  }

  private static FloatVector load(MemorySegment rows, long at) {
    return FloatVector.fromMemorySegment(FLOATS, rows, at, ORDER);
  }

  /** The sum of all lanes: halves are added to each other until one lane is left. */
  static float sum(FloatVector v) {
    FloatVector s = v.add(v.rearrange(HALVES));
    s = s.add(s.rearrange(QUARTERS));
    if (HAS_EIGHTHS) {
      s = s.add(s.rearrange(EIGHTHS));
    }
    if (HAS_SIXTEENTHS) {
      s = s.add(s.rearrange(SIXTEENTHS));
    }
    return s.lane(0);
  }

  /**
   * {@link #sum} of four vectors at once, same additions in the same order: two rows share a vector
   * after the first halving, four after the second. Lane 0 has the sum of a, lane L/2 of b, L/4 of
   * c, 3L/4 of d.
   */
  static FloatVector sums(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
    FloatVector ab = a.blend(b, UPPER_HALF).add(b.blend(a, UPPER_HALF).rearrange(HALVES));
    FloatVector cd = c.blend(d, UPPER_HALF).add(d.blend(c, UPPER_HALF).rearrange(HALVES));
    FloatVector s = ab.blend(cd, ODD_QUARTERS).add(cd.blend(ab, ODD_QUARTERS).rearrange(QUARTERS));
    if (HAS_EIGHTHS) {
      s = s.add(s.rearrange(EIGHTHS));
    }
    if (HAS_SIXTEENTHS) {
      s = s.add(s.rearrange(SIXTEENTHS));
    }
    return s;
  }
}
