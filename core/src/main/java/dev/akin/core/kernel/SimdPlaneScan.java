package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PlaneScan} with the processor's vectors.
 *
 * <p>Memory is read strictly in its order, because only then does the processor fetch ahead: first
 * the codes, then all factors at once into an array. Reading factors along with their codes, or two
 * groups of codes in turn, took 2 to 3 times as long where the codes are in no cache (measured).
 */
final class SimdPlaneScan {
  private static final VectorSpecies<Long> LONGS = SimdKernels.LONGS;
  private static final VectorSpecies<Float> FLOATS = SimdKernels.FLOATS;
  // As many ints and floats as longs.
  private static final VectorShape HALF = VectorShape.forBitSize(LONGS.vectorBitSize() / 2);
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, HALF);
  private static final VectorSpecies<Float> HALVES = VectorSpecies.of(float.class, HALF);
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final long GROUP_BYTES = (long) Kernels.BLOCK * Long.BYTES;

  private SimdPlaneScan() {}

  static void scan(PlaneScan query, MemorySegment blocks, long offset, int places) {
    count(query, blocks, offset, places);
    long factors = offset + (long) places * query.words() * Long.BYTES;
    MemorySegment.copy(
        blocks, ScalarKernels.FLOAT, factors, query.factors, 0, PlaneScan.FACTORS * places);
    // The same loop twice: one of a constant length is compiled to fewer instructions.
    if (places == PlaneScan.PLACES) {
      compare(query, PlaneScan.PLACES);
    } else {
      compare(query, places);
    }
  }

  /** Fills in ⟨b, u⟩ of every code. */
  private static void count(PlaneScan query, MemorySegment blocks, long offset, int places) {
    long[] planes = query.planes;
    int words = planes.length / Kernels.PLANES;
    for (int code = 0; code < places; code += LONGS.length()) {
      LongVector ones = LongVector.zero(LONGS);
      LongVector twos = ones;
      LongVector fours = ones;
      LongVector eights = ones;
      // A group of 8 codes fills one 512-bit vector per word; narrower vectors take it in parts.
      long at =
          offset
              + code / Kernels.BLOCK * (words * GROUP_BYTES)
              + (long) (code % Kernels.BLOCK) * Long.BYTES;
      for (int word = 0; word < words; word++, at += GROUP_BYTES) {
        LongVector bits = LongVector.fromMemorySegment(LONGS, blocks, at, ORDER);
        ones = ones.add(bits.and(planes[word]).lanewise(VectorOperators.BIT_COUNT));
        twos = twos.add(bits.and(planes[words + word]).lanewise(VectorOperators.BIT_COUNT));
        fours = fours.add(bits.and(planes[2 * words + word]).lanewise(VectorOperators.BIT_COUNT));
        eights = eights.add(bits.and(planes[3 * words + word]).lanewise(VectorOperators.BIT_COUNT));
      }
      LongVector dots =
          ones.add(twos.lanewise(VectorOperators.LSHL, 1))
              .add(fours.lanewise(VectorOperators.LSHL, 2))
              .add(eights.lanewise(VectorOperators.LSHL, 3));
      IntVector whole = (IntVector) dots.convertShape(VectorOperators.L2I, INTS, 0);
      ((FloatVector) whole.convertShape(VectorOperators.I2F, HALVES, 0))
          .intoArray(query.products, code);
    }
  }

  /** Finds what the limit does not exclude. Behind the last place are numbers of earlier blocks. */
  private static void compare(PlaneScan query, int places) {
    float[] factors = query.factors;
    float[] products = query.products;
    query.doubtful[0] = 0;
    query.doubtful[1] = 0;
    for (int i = 0; i < places; i += FLOATS.length()) {
      FloatVector scale = FloatVector.fromArray(FLOATS, factors, places + i);
      FloatVector error = FloatVector.fromArray(FLOATS, factors, 2 * places + i);
      FloatVector product =
          FloatVector.fromArray(FLOATS, products, i)
              .mul(query.perDot)
              .add(FloatVector.fromArray(FLOATS, factors, 3 * places + i).mul(query.perOne))
              .add(query.constant);
      FloatVector estimate =
          FloatVector.fromArray(FLOATS, factors, i)
              .add(query.base)
              .sub(scale.mul(query.multiplicity).mul(product));
      FloatVector bound =
          error
              .mul(error)
              .mul(query.squaredNorm)
              .add(scale.mul(scale).mul(query.roundingVariance))
              .lanewise(VectorOperators.SQRT)
              .mul(query.width);
      long excluded = estimate.sub(bound).compare(VectorOperators.GT, query.limit).toLong();
      long doubtful = ~excluded & (1L << Math.min(FLOATS.length(), places - i)) - 1;
      if (doubtful != 0) {
        estimate.intoArray(query.estimates, i);
        bound.intoArray(query.bounds, i);
        query.doubtful[i / Long.SIZE] |= doubtful << i;
      }
    }
  }
}
