package dev.akin.core.rabitq;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * A query in four bits per dimension, and the constants that turn products of codes into distances
 * (§3.3). Scratch of one thread, refilled for each query.
 *
 * <p>A query is rotated once; s = P⁻¹y − P⁻¹c is rounded to s̄ = low + step · u with u ∈ {0 … 15}ᴰ;
 * then for a code b
 *
 * <pre>
 *   ⟨2b − 1, s̄⟩ = 2·step·⟨b,u⟩ + 2·low·|b| − (step·Σu + D·low)
 * </pre>
 *
 * <p>where ⟨b,u⟩ = Σₚ 2ᵖ popcount(b ∧ planeₚ) is what the kernel counts. Rounding errors are
 * independent and uniform in ±step/2, so they add a variance of step²/12 per dimension to ⟨2b − 1,
 * s⟩.
 */
final class QueryCode {
  private static final int LEVELS = (1 << Kernels.PLANES) - 1;

  final long[] planes;
  private final RaBitQuantizer quantizer;
  private final float[] rotated;
  private final float[] residual;
  private int origin;
  private boolean isStale;
  private int encodings;

  float perDot;
  float perOne;
  float constant;
  float additive;
  float squaredNorm;
  float roundingVariance;

  QueryCode(RaBitQuantizer quantizer) {
    this.quantizer = quantizer;
    this.rotated = new float[CodeBlock.padded(quantizer.dimension())];
    this.residual = new float[rotated.length];
    this.planes = new long[Kernels.PLANES * residual.length / Long.SIZE];
  }

  /** Takes a query, of unit length for cosine, and rotates it; origin 0 is in force. */
  void take(float[] query) {
    quantizer.rotate(query, rotated);
    origin = 0;
    isStale = true;
  }

  /** Sets the centre that the following codes are relative to. */
  void origin(int number) {
    isStale |= number != origin;
    origin = number;
  }

  /** Rounds the residual to the centre in force, unless that is done. */
  void encodeIfStale() {
    if (isStale) {
      encode();
      encodings++;
      isStale = false;
    }
  }

  /** How often a residual was encoded: whether it is another one than before. */
  int encodings() {
    return encodings;
  }

  /** The rotated residual s before it was rounded. */
  float[] residual() {
    return residual;
  }

  private void encode() {
    long at = quantizer.rotatedCentres().offset(origin);
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double squares = 0;
    double withCentre = 0;
    for (int i = 0; i < residual.length; i++) {
      float centre = quantizer.rotatedCentres().segment().get(VectorSet.VALUE, at + 4L * i);
      float value = rotated[i] - centre;
      residual[i] = value;
      low = Math.min(low, value);
      high = Math.max(high, value);
      squares += (double) value * value;
      withCentre += (double) value * centre;
    }
    float step = (high - low) / LEVELS;
    long sum = writePlanes(low, step == 0 ? 0 : 1 / step);
    perDot = 2 * step;
    perOne = 2 * low;
    constant = -(float) ((double) step * sum + (double) residual.length * low);
    additive =
        (float)
            switch (quantizer.metric()) {
              case L2 -> squares;
              case DOT -> -withCentre;
              case COSINE -> 1 - withCentre;
              case L1 -> throw quantizer.metric().withoutInnerProduct();
            };
    squaredNorm = (float) squares;
    roundingVariance = residual.length * step * step / 12;
  }

  /** Σu, after its bits were spread over the planes. */
  private long writePlanes(float low, float perStep) {
    Arrays.fill(planes, 0);
    int words = residual.length / Long.SIZE;
    long sum = 0;
    for (int i = 0; i < residual.length; i++) {
      int level = Math.min((int) ((residual[i] - low) * perStep + 0.5f), LEVELS);
      sum += level;
      for (int plane = 0; plane < Kernels.PLANES; plane++) {
        planes[plane * words + i / Long.SIZE] |= (level >>> plane & 1L) << i;
      }
    }
    return sum;
  }
}
