package dev.akin.core.rabitq;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.ErrorBound;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Unbiased estimates of the distances from one query to codes, with standard deviations of their
 * errors ({@link RaBitQuantizer} has the formulas). Owned by one thread.
 */
public final class RaBitQScorer implements CodeScorer {
  private static final ValueLayout.OfFloat FACTOR =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final RaBitQuantizer quantizer;
  private final MemorySegment codes;
  private final QueryCode query;
  private final long[] dots = new long[CodeBlock.VECTORS];
  private final float[] factors = new float[CodeBlock.FACTORS];
  private float epsilon = (float) ErrorBound.PAPER;
  private int loaded = -1;

  RaBitQScorer(RaBitQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.query = new QueryCode(quantizer);
  }

  @Override
  public void epsilon(double deviations) {
    epsilon = (float) deviations;
  }

  @Override
  public void query(float[] vector) {
    query.take(vector);
  }

  @Override
  public void origin(int origin) {
    query.origin(quantizer.centres().require(origin));
  }

  @Override
  public boolean hasErrorBounds() {
    return true;
  }

  @Override
  public void score(int block, float[] estimates) {
    query.encodeIfStale();
    Kernels.planeDots(query.planes, codes, block * quantizer.blockBytes(), dots);
    loadFactors(block);
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

  @Override
  public void errorBounds(int block, float[] bounds) {
    query.encodeIfStale();
    loadFactors(block);
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

  private void loadFactors(int block) {
    if (block != loaded) {
      long at = block * quantizer.blockBytes() + CodeBlock.factorsOffset(quantizer.dimension());
      MemorySegment.copy(codes, FACTOR, at, factors, 0, CodeBlock.FACTORS);
      loaded = block;
    }
  }
}
