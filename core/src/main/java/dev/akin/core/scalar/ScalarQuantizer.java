package dev.akin.core.scalar;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.Origins;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.RowQuantizer;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** A row code relative to origins, under a metric. Blocks are {@value #BLOCK} rows. */
final class ScalarQuantizer implements Quantizer {
  /** Few, so that short lists waste little; the kernels take four rows at once. */
  static final int BLOCK = 16;

  private final RowCode code;
  private final Metric metric;
  private final Origins origins;

  ScalarQuantizer(RowCode code, Metric metric, Origins origins) {
    this.code = code;
    this.metric = metric;
    this.origins = origins;
  }

  @Override
  public String specification() {
    return code.token().name();
  }

  @Override
  public Metric metric() {
    return metric;
  }

  @Override
  public int dimension() {
    return code.dimension();
  }

  @Override
  public int blockSize() {
    return BLOCK;
  }

  /** Rows stand one after the other, however many there are. */
  @Override
  public int blockStep() {
    return 1;
  }

  @Override
  public long blockBytes(int places) {
    return places * code.rowBytes();
  }

  @Override
  public long bytesInMemory() {
    return code.bytesInMemory();
  }

  @Override
  public CodeEncoder encoder() {
    return new ScalarEncoder(this);
  }

  @Override
  public int bytesPerCode() {
    return Math.toIntExact(code.rowBytes());
  }

  @Override
  public void pack(byte[] row, byte[] block, int places, int place) {
    System.arraycopy(row, 0, block, place * row.length, row.length);
  }

  @Override
  public CodeScorer scorer(MemorySegment codes) {
    return new ScalarScorer(this, codes);
  }

  @Override
  public CodeDecoder decoder(MemorySegment codes) {
    return new ScalarDecoder(this, codes);
  }

  @Override
  public Optional<RowQuantizer> rows() {
    return Optional.of(new ScalarRows(this));
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new QuantizerShape(metric, dimension(), code.token().variant()).write(writer, prefix);
    code.write(writer, prefix);
  }

  RowCode code() {
    return code;
  }

  Origins origins() {
    return origins;
  }
}
