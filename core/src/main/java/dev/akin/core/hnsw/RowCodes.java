package dev.akin.core.hnsw;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Components;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.RowCodeScorer;
import dev.akin.core.quantizer.RowQuantizer;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One code per node, row by row.
 *
 * @param quantizer what they were made by
 * @param rows its codes as rows
 * @param codes {@code [size][rowBytes]}
 */
record RowCodes(Quantizer quantizer, RowQuantizer rows, MemorySegment codes) {
  private static final String CODES = "CODES";
  private static final String PREFIX = "CODE_";

  /** Encodes all rows of a set; the same bytes for any number of threads. */
  static RowCodes encode(Quantizer quantizer, VectorSet vectors, Workers workers) {
    RowQuantizer rows = rows(quantizer);
    long bytes = Math.max(vectors.size() * rows.rowBytes(), 1);
    MemorySegment codes = Arena.ofAuto().allocate(bytes, 64);
    rows.encodeAll(vectors, codes, workers);
    return new RowCodes(quantizer, rows, codes.asSlice(0, vectors.size() * rows.rowBytes()));
  }

  /**
   * The codes of a file.
   *
   * @param token the code in the factory string
   */
  static RowCodes read(SectionFile file, Components components, String token, HnswShape shape)
      throws IOException {
    VectorSet origin = TrainingSet.zeroOrigin(shape.population().dimension());
    Quantizer quantizer = components.quantizer(token).read(file, PREFIX, origin);
    if (quantizer.rows().isEmpty()
        || quantizer.dimension() != shape.population().dimension()
        || quantizer.metric() != shape.population().metric()) {
      throw file.corrupt(
          CODES,
          0,
          "code %s of dimension %,d under %s for %s"
              .formatted(
                  quantizer.specification(),
                  quantizer.dimension(),
                  quantizer.metric(),
                  shape.population()));
    }
    RowQuantizer rows = quantizer.rows().get();
    MemorySegment codes = file.section(CODES);
    requireBytes(file, codes, shape.size() * rows.rowBytes());
    return new RowCodes(quantizer, rows, codes);
  }

  private static void requireBytes(SectionFile file, MemorySegment codes, long bytes)
      throws CorruptFileException {
    if (codes.byteSize() != bytes) {
      throw file.corrupt(
          CODES, 0, "%,d bytes, the graph's nodes need %,d".formatted(codes.byteSize(), bytes));
    }
  }

  /**
   * A quantizer's codes as rows.
   *
   * @throws IllegalArgumentException if they exist in blocks only
   */
  static RowQuantizer rows(Quantizer quantizer) {
    return quantizer
        .rows()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s codes exist in blocks only, a graph visits one vector at a time: use SQ8, or PQ without fs"
                    .formatted(quantizer.specification())));
  }

  RowCodeScorer scorer() {
    return rows.scorer(codes);
  }

  long bytesInMemory() {
    return codes.byteSize() + quantizer.bytesInMemory();
  }

  void write(SectionFileWriter writer) throws IOException {
    quantizer.write(writer, PREFIX);
    writer.section(CODES).write(codes);
  }
}
