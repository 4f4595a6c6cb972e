package dev.akin.core.refine;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.RowQuantizer;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.BatchScorer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * {@code Refine(SQ8)}: a better code than the inner index's, row by row; numbers are little-endian.
 *
 * <pre>
 * section      offset  bytes  content
 * REFINE_LIST  0       4      n, number of vectors
 *              4       4      d, dimension
 * REFINE_…                    the quantizer, see docs/formats
 * REFINE_ROWS  r · s   s      code of row r, s bytes as the quantizer says
 * </pre>
 */
record CodeRefinement(Quantizer quantizer, RowQuantizer rowQuantizer, MemorySegment codes, int size)
    implements Refinement {
  private static final String PREFIX = "REFINE_";
  private static final String LIST = PREFIX + "LIST";
  private static final String ROWS = PREFIX + "ROWS";
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /**
   * Encodes vectors; the same bytes for any number of threads.
   *
   * @throws IllegalArgumentException if the code cannot be read row by row
   */
  static CodeRefinement encode(Quantizer quantizer, VectorSet vectors, Workers workers) {
    RowQuantizer rows = rows(quantizer);
    MemorySegment codes =
        Arena.ofAuto().allocate(rows.rowBytes() * vectors.size(), Kernels.ALIGNMENT);
    rows.encodeAll(vectors, codes, workers);
    return new CodeRefinement(quantizer, rows, codes, vectors.size());
  }

  static CodeRefinement read(SectionFile file, QuantizerFamily family) throws IOException {
    MemorySegment list = QuantizerShape.section(file, LIST, 2L * Integer.BYTES);
    int size = list.get(INT, 0);
    int dimension = list.get(INT, 4);
    if (size < 0 || dimension < 1 || dimension > VectorSet.MAX_DIMENSION) {
      throw file.corrupt(LIST, 0, "%,d vectors of dimension %,d".formatted(size, dimension));
    }
    Quantizer quantizer = family.read(file, PREFIX, TrainingSet.zeroOrigin(dimension));
    RowQuantizer rows = rows(quantizer);
    MemorySegment codes = QuantizerShape.section(file, ROWS, rows.rowBytes() * size);
    return new CodeRefinement(quantizer, rows, codes, size);
  }

  /** A quantizer's codes row by row. */
  static RowQuantizer rows(Quantizer quantizer) {
    return quantizer
        .rows()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s lies in blocks and cannot refine single candidates: use RFlat or Refine(SQ8)"
                    .formatted(quantizer.specification())));
  }

  @Override
  public String token() {
    return "Refine(" + quantizer.specification() + ")";
  }

  @Override
  public Metric metric() {
    return quantizer.metric();
  }

  @Override
  public int dimension() {
    return quantizer.dimension();
  }

  @Override
  public BatchScorer scorer() {
    return rowQuantizer.scorer(codes);
  }

  @Override
  public Optional<VectorSet> vectors() {
    return Optional.empty();
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    writer.section(LIST).writeInt(size).writeInt(dimension());
    quantizer.write(writer, PREFIX);
    writer.section(ROWS).write(codes);
  }
}
