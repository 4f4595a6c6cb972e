package dev.akin.core.ivf;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.RowQuantizer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The code that is no code: raw float32 values, 8 rows per block, each padded to 64 bytes.
 * Distances are those of the exact scan, bit for bit. Small blocks, because a filter leaves out
 * whole ones.
 */
record FlatCode(Metric metric, int dimension) implements Quantizer {
  static final int ROWS = 8;

  @Override
  public String specification() {
    return "Flat";
  }

  @Override
  public int blockSize() {
    return ROWS;
  }

  /** Rows stand one after the other, however many there are. */
  @Override
  public int blockStep() {
    return 1;
  }

  @Override
  public long blockBytes(int places) {
    return places * VectorSet.stride(dimension);
  }

  @Override
  public long bytesInMemory() {
    return 0;
  }

  @Override
  public CodeEncoder encoder() {
    return new FlatCodeEncoder();
  }

  @Override
  public int bytesPerCode() {
    return Float.BYTES * dimension;
  }

  @Override
  public void pack(byte[] code, byte[] block, int places, int place) {
    System.arraycopy(code, 0, block, place * (int) VectorSet.stride(dimension), code.length);
  }

  @Override
  public CodeScorer scorer(MemorySegment codes) {
    return new FlatCodeScorer(metric, rows(codes));
  }

  @Override
  public CodeDecoder decoder(MemorySegment codes) {
    VectorSet rows = rows(codes);
    return new CodeDecoder() {
      @Override
      public void origin(int origin) {
        // Values are relative to nothing.
      }

      @Override
      public void decode(long offset, int places, int place, float[] target) {
        rows.copyTo((int) (offset / rows.stride()) + place, target);
      }
    };
  }

  /** The rows of all places. */
  VectorSet rows(MemorySegment codes) {
    long count = codes.byteSize() / VectorSet.stride(dimension);
    return VectorSet.ofSegment(codes, 0, Math.toIntExact(count), dimension);
  }

  @Override
  public Optional<RowQuantizer> rows() {
    return Optional.empty();
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new QuantizerShape(metric, dimension, 0).write(writer, prefix);
  }

  static FlatCode read(SectionFile file, String prefix, VectorSet origins) throws IOException {
    QuantizerShape shape = QuantizerShape.read(file, prefix, origins);
    return new FlatCode(shape.metric(), shape.dimension());
  }
}
