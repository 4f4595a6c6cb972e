package dev.akin.core.quantizer;

import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;

/** Encodes a set block by block, by several threads. */
final class BlockEncoding {
  /** Blocks that a thread takes at once. */
  private static final int GRAIN = 4;

  private final Quantizer quantizer;
  private final VectorSet vectors;
  private final MemorySegment codes;

  private BlockEncoding(Quantizer quantizer, VectorSet vectors, MemorySegment codes) {
    this.quantizer = quantizer;
    this.vectors = vectors;
    this.codes = codes;
  }

  static void run(Quantizer quantizer, VectorSet vectors, MemorySegment codes, Workers workers) {
    long bytes = quantizer.codeBytes(vectors.size());
    if (vectors.dimension() != quantizer.dimension() || codes.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "%,d vectors of dimension %,d into %,d bytes: dimension %,d and %,d bytes are needed"
              .formatted(
                  vectors.size(),
                  vectors.dimension(),
                  codes.byteSize(),
                  quantizer.dimension(),
                  bytes));
    }
    BlockEncoding encoding = new BlockEncoding(quantizer, vectors, codes);
    int blocks = (int) (bytes / quantizer.blockBytes());
    BuildStage stage = workers.stage("encoding", vectors.size());
    workers.run(
        blocks,
        GRAIN,
        thread -> encoding.new Scratch(),
        (scratch, block) -> stage.advance(scratch.encode(block)));
    stage.end();
  }

  /** What one thread encodes with. */
  private final class Scratch {
    private final BlockEncoder encoder = new BlockEncoder(quantizer);
    private final float[] row = new float[vectors.dimension()];

    /** Encodes a block; says how many vectors it holds. */
    int encode(int block) {
      int first = block * quantizer.blockSize();
      int end = (int) Math.min((long) first + quantizer.blockSize(), vectors.size());
      for (int ordinal = first; ordinal < end; ordinal++) {
        vectors.copyTo(ordinal, row);
        encoder.add(row);
      }
      MemorySegment.copy(
          MemorySegment.ofArray(encoder.block()),
          0,
          codes,
          block * quantizer.blockBytes(),
          quantizer.blockBytes());
      encoder.clear();
      return end - first;
    }
  }
}
