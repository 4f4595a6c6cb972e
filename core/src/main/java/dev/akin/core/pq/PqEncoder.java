package dev.akin.core.pq;

import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Chooses codes, and what each contributes by itself. Owned by one thread. */
final class PqEncoder implements CodeEncoder {
  private final ProductQuantizer quantizer;
  private final PqShape shape;
  private final CodeChoice choice;
  private final float[] residual;
  private final float[] decoded;
  private final int[] codes;
  private int origin;

  PqEncoder(ProductQuantizer quantizer) {
    this.quantizer = quantizer;
    this.shape = quantizer.shape();
    this.choice = quantizer.choice();
    this.residual = new float[shape.padded()];
    this.decoded = new float[shape.padded()];
    this.codes = new int[shape.subQuantizers()];
  }

  @Override
  public void origin(int number) {
    origin = quantizer.origins().require(number);
  }

  @Override
  public void encode(float[] vector, byte[] code) {
    quantizer.origins().subtract(origin, vector, residual);
    choice.choose(vector, residual, codes);
    Arrays.fill(code, (byte) 0);
    for (int m = 0; m < codes.length; m++) {
      code[shape.row(m)] |= (byte) (codes[m] << shape.codeShift(m));
    }
    if (quantizer.hasShares()) {
      MemorySegment.ofArray(code).set(VectorSet.VALUE, shape.rows(), share());
    }
  }

  /** ‖r̂‖² + 2⟨c − o, r̂⟩, times the estimate's factor: see {@link ProductQuantizer}. */
  private float share() {
    quantizer.codebooks().decode(codes, decoded);
    VectorSet origins = quantizer.origins().vectors();
    float[] center = quantizer.center();
    long at = origins.offset(origin);
    double sum = 0;
    for (int i = 0; i < shape.dimension(); i++) {
      float value = origins.segment().get(VectorSet.VALUE, at + 4L * i);
      sum += decoded[i] * (decoded[i] + 2.0 * ((double) value - center[i]));
    }
    return (float) (quantizer.estimate().factor() * sum);
  }
}
