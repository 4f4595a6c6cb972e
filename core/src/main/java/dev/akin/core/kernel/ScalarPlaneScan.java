package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;

/** {@link PlaneScan} in plain Java: what the SIMD sets must compute. */
final class ScalarPlaneScan {
  private ScalarPlaneScan() {}

  static void scan(PlaneScan query, MemorySegment blocks, long offset, int places) {
    query.doubtful[0] = 0;
    query.doubtful[1] = 0;
    long row = (long) places * Float.BYTES;
    for (int place = 0; place < places; place++) {
      long additive =
          offset + (long) places * query.words() * Long.BYTES + (long) place * Float.BYTES;
      float scale = blocks.get(ScalarKernels.FLOAT, additive + row);
      float error = blocks.get(ScalarKernels.FLOAT, additive + 2 * row);
      float ones = blocks.get(ScalarKernels.FLOAT, additive + 3 * row);
      long dot = dot(query, blocks, offset, place);
      float product = query.perDot * dot + query.perOne * ones + query.constant;
      float estimate =
          blocks.get(ScalarKernels.FLOAT, additive)
              + query.base
              - query.multiplicity * scale * product;
      float variance = error * error * query.squaredNorm + scale * scale * query.roundingVariance;
      float bound = query.width * (float) Math.sqrt(variance);
      if (!(estimate - bound > query.limit)) {
        query.estimates[place] = estimate;
        query.bounds[place] = bound;
        query.doubtful[place / Long.SIZE] |= 1L << place;
      }
    }
  }

  /** ⟨b, u⟩ = Σₚ 2ᵖ · popcount(b & planeₚ). */
  private static long dot(PlaneScan query, MemorySegment blocks, long offset, int place) {
    int words = query.words();
    long at =
        offset
            + (long) (place / Kernels.BLOCK) * words * Kernels.BLOCK * Long.BYTES
            + (long) (place % Kernels.BLOCK) * Long.BYTES;
    long dot = 0;
    for (int word = 0; word < words; word++, at += Kernels.BLOCK * Long.BYTES) {
      long bits = blocks.get(ScalarKernels.LONG, at);
      for (int plane = 0; plane < Kernels.PLANES; plane++) {
        dot += (long) Long.bitCount(bits & query.planes[plane * words + word]) << plane;
      }
    }
    return dot;
  }
}
