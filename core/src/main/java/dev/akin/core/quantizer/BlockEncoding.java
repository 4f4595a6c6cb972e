package dev.akin.core.quantizer;

import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/** Encodes a set by several threads, each taking the next block that nobody has. */
final class BlockEncoding {
  private final Quantizer quantizer;
  private final VectorSet vectors;
  private final MemorySegment codes;
  private final int blocks;
  private final AtomicInteger next = new AtomicInteger();

  private BlockEncoding(Quantizer quantizer, VectorSet vectors, MemorySegment codes) {
    this.quantizer = quantizer;
    this.vectors = vectors;
    this.codes = codes;
    this.blocks = (int) (quantizer.codeBytes(vectors.size()) / quantizer.blockBytes());
  }

  static void run(Quantizer quantizer, VectorSet vectors, MemorySegment codes, int threads) {
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
    WorkerThreads.run(threads, encoding::encodeBlocks);
  }

  private void encodeBlocks() {
    CodeEncoder encoder = quantizer.encoder();
    float[] row = new float[vectors.dimension()];
    for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
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
    }
  }
}
