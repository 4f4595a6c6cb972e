package dev.akin.core.pq;

import dev.akin.core.kernel.TableKernels;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Collects codes until a block is full. Owned by one thread. */
final class PqEncoder implements CodeEncoder {
  private final ProductQuantizer quantizer;
  private final PqShape shape;
  private final CodeChoice choice;
  private final byte[] block;
  private final float[] residual;
  private final float[] decoded;
  private final int[] codes;
  private int origin;
  private int count;

  PqEncoder(ProductQuantizer quantizer) {
    this.quantizer = quantizer;
    this.shape = quantizer.shape();
    this.choice = quantizer.choice();
    this.block = new byte[Math.toIntExact(quantizer.blockBytes())];
    this.residual = new float[shape.padded()];
    this.decoded = new float[shape.padded()];
    this.codes = new int[shape.subQuantizers()];
  }

  @Override
  public void origin(int number) {
    origin = quantizer.origins().require(number);
  }

  @Override
  public void add(float[] vector) {
    if (isFull()) {
      throw new IllegalStateException("the block has its %d codes".formatted(count));
    }
    quantizer.origins().subtract(origin, vector, residual);
    choice.choose(vector, residual, codes);
    for (int m = 0; m < codes.length; m++) {
      block[shape.codeOffset(count, m)] |= (byte) (codes[m] << shape.codeShift(m));
    }
    if (quantizer.hasShares()) {
      MemorySegment.ofArray(block)
          .set(VectorSet.VALUE, shape.blockBytes() + (long) Float.BYTES * count, share());
    }
    count++;
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

  @Override
  public boolean isFull() {
    return count == TableKernels.BLOCK;
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public byte[] block() {
    return block;
  }

  @Override
  public void clear() {
    Arrays.fill(block, (byte) 0);
    count = 0;
  }
}
