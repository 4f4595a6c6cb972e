package dev.akin.core.rabitq;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.quantizer.ErrorBound;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;

/**
 * Estimates and bounds from blocks of 1-bit codes, alone or at the head of larger blocks. Owned by
 * one thread.
 */
final class LeadingBits {
  private final RaBitQuantizer quantizer;
  private final MemorySegment codes;
  private final long stride;
  private final long[] dots = new long[CodeBlock.VECTORS];
  private final float[] factors = new float[CodeBlock.FACTORS];
  private float epsilon = (float) ErrorBound.PAPER;
  private int loaded = -1;

  /**
   * @param stride bytes from one block to the next
   */
  LeadingBits(RaBitQuantizer quantizer, MemorySegment codes, long stride) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.stride = stride;
  }

  void epsilon(double deviations) {
    epsilon = (float) deviations;
  }

  float epsilon() {
    return epsilon;
  }

  /** What a row alone contributes to its distance, of the block that was loaded last. */
  float additive(int place) {
    return factors[CodeBlock.ADDITIVE + place];
  }

  /** Fills in the estimates of a block. */
  void score(QueryCode query, int block, float[] estimates) {
    Kernels.planeDots(query.planes, codes, block * stride, dots);
    load(block);
    float perDot = query.perDot;
    float perOne = query.perOne;
    float constant = query.constant;
    float additive = query.additive;
    float multiplicity = quantizer.multiplicity();
    // Straight-line over arrays, for the compiler to vectorise.
    for (int i = 0; i < CodeBlock.VECTORS; i++) {
      float product = perDot * dots[i] + perOne * factors[CodeBlock.ONES + i] + constant;
      estimates[i] =
          factors[CodeBlock.ADDITIVE + i]
              + additive
              - multiplicity * factors[CodeBlock.SCALE + i] * product;
    }
  }

  /** Fills in the bounds of a block. */
  void errorBounds(QueryCode query, int block, float[] bounds) {
    load(block);
    float squaredNorm = query.squaredNorm;
    float rounding = query.roundingVariance;
    float width = epsilon * quantizer.multiplicity();
    for (int i = 0; i < CodeBlock.VECTORS; i++) {
      float error = factors[CodeBlock.ERROR + i];
      float scale = factors[CodeBlock.SCALE + i];
      float variance = error * error * squaredNorm + scale * scale * rounding;
      bounds[i] = width * (float) Math.sqrt(variance);
    }
  }

  /** Reads the factors of a block. */
  void load(int block) {
    if (block != loaded) {
      long at = block * stride + CodeBlock.factorsOffset(quantizer.dimension());
      MemorySegment.copy(codes, VectorSet.VALUE, at, factors, 0, CodeBlock.FACTORS);
      loaded = block;
    }
  }
}
