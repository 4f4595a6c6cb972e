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

  /** Products of a block's codes, for each number of places that a block may have. */
  private final long[][] dots = new long[CodeBlock.VECTORS / CodeBlock.STEP + 1][];

  private final float[] factors = new float[CodeBlock.FACTORS * CodeBlock.VECTORS];
  private float epsilon = (float) ErrorBound.PAPER;
  private long loaded = -1;

  LeadingBits(RaBitQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.codes = codes;
    for (int groups = 0; groups < dots.length; groups++) {
      dots[groups] = new long[groups * CodeBlock.STEP];
    }
  }

  void epsilon(double deviations) {
    epsilon = (float) deviations;
  }

  float epsilon() {
    return epsilon;
  }

  /** What a row alone contributes to its distance, of the block that was loaded last. */
  float additive(int place) {
    return factors[place];
  }

  /** Fills in the estimates of the block at an offset. */
  void score(QueryCode query, long offset, int places, float[] estimates) {
    long[] products = dots[places / CodeBlock.STEP];
    Kernels.planeDots(query.planes, codes, offset, products);
    load(offset, places);
    // The same loop twice: one of a constant length is compiled to half as many instructions.
    if (places == CodeBlock.VECTORS) {
      estimate(query, products, CodeBlock.VECTORS, estimates);
    } else {
      estimate(query, products, places, estimates);
    }
  }

  private void estimate(QueryCode query, long[] products, int places, float[] estimates) {
    float perDot = query.perDot;
    float perOne = query.perOne;
    float constant = query.constant;
    float additive = query.additive;
    float multiplicity = quantizer.multiplicity();
    int scales = CodeBlock.SCALE * places;
    int ones = CodeBlock.ONES * places;
    // Straight-line over arrays, for the compiler to vectorise.
    for (int i = 0; i < places; i++) {
      float product = perDot * products[i] + perOne * factors[ones + i] + constant;
      estimates[i] = factors[i] + additive - multiplicity * factors[scales + i] * product;
    }
  }

  /** Fills in the bounds of the block at an offset. */
  void errorBounds(QueryCode query, long offset, int places, float[] bounds) {
    load(offset, places);
    if (places == CodeBlock.VECTORS) {
      bound(query, CodeBlock.VECTORS, bounds);
    } else {
      bound(query, places, bounds);
    }
  }

  private void bound(QueryCode query, int places, float[] bounds) {
    float squaredNorm = query.squaredNorm;
    float rounding = query.roundingVariance;
    float width = epsilon * quantizer.multiplicity();
    int scales = CodeBlock.SCALE * places;
    int errors = CodeBlock.ERROR * places;
    for (int i = 0; i < places; i++) {
      float error = factors[errors + i];
      float scale = factors[scales + i];
      float variance = error * error * squaredNorm + scale * scale * rounding;
      bounds[i] = width * (float) Math.sqrt(variance);
    }
  }

  /** Reads the factors of a block. */
  void load(long offset, int places) {
    if (offset != loaded) {
      long at = offset + new CodeBlock(quantizer.dimension(), places).factorsOffset();
      int count = CodeBlock.FACTORS * places;
      MemorySegment.copy(codes, VectorSet.VALUE, at, factors, 0, count);
      loaded = offset;
    }
  }
}
