package dev.akin.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#hadamard} with the processor's vectors. Steps between values of one vector
 * exchange lanes; all additions are those of the scalar twin, so that results have the same bits.
 */
final class SimdHadamard {
  private static final VectorSpecies<Float> FLOATS = SimdKernels.FLOATS;
  private static final int LANES = FLOATS.length();

  private static final VectorShuffle<Float> EXCHANGE_1 = exchange(1);
  private static final VectorShuffle<Float> EXCHANGE_2 = exchange(2);
  private static final VectorShuffle<Float> EXCHANGE_4 = exchange(Math.min(4, LANES / 2));
  private static final VectorShuffle<Float> EXCHANGE_8 = exchange(Math.min(8, LANES / 2));
  private static final FloatVector SIGNS_1 = signs(1);
  private static final FloatVector SIGNS_2 = signs(2);
  private static final FloatVector SIGNS_4 = signs(4);
  private static final FloatVector SIGNS_8 = signs(8);
  private static final boolean HAS_4 = LANES > 4;
  private static final boolean HAS_8 = LANES > 8;

  private SimdHadamard() {}

  private static VectorShuffle<Float> exchange(int distance) {
    return VectorShuffle.fromOp(FLOATS, lane -> lane ^ distance);
  }

  /** −1 in lanes that have the bit: there, a value is taken from its partner. */
  private static FloatVector signs(int bit) {
    float[] signs = new float[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      signs[lane] = (lane & bit) == 0 ? 1 : -1;
    }
    return FloatVector.fromArray(FLOATS, signs, 0);
  }

  static void hadamard(float[] values, int from, int length, float scale) {
    for (int i = from; i < from + length; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, values, i);
      x = x.rearrange(EXCHANGE_1).add(x.mul(SIGNS_1)).mul(scale);
      x = x.rearrange(EXCHANGE_2).add(x.mul(SIGNS_2));
      if (HAS_4) {
        x = x.rearrange(EXCHANGE_4).add(x.mul(SIGNS_4));
      }
      if (HAS_8) {
        x = x.rearrange(EXCHANGE_8).add(x.mul(SIGNS_8));
      }
      x.intoArray(values, i);
    }
    for (int half = LANES; half < length; half *= 2) {
      for (int start = from; start < from + length; start += 2 * half) {
        for (int i = start; i < start + half; i += LANES) {
          FloatVector first = FloatVector.fromArray(FLOATS, values, i);
          FloatVector second = FloatVector.fromArray(FLOATS, values, i + half);
          first.add(second).intoArray(values, i);
          first.sub(second).intoArray(values, i + half);
        }
      }
    }
  }

  static void butterfly(float[] values, int half, float scale) {
    int i = 0;
    for (; i <= half - LANES; i += LANES) {
      FloatVector first = FloatVector.fromArray(FLOATS, values, i);
      FloatVector second = FloatVector.fromArray(FLOATS, values, i + half);
      first.add(second).mul(scale).intoArray(values, i);
      first.sub(second).mul(scale).intoArray(values, i + half);
    }
    ScalarKernels.butterfly(values, i, half, scale);
  }
}
