package dev.akin.cli;

import dev.akin.eval.dataset.XvecsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How the rows of a data set are written.
 *
 * @param extension of the file's name, which tells readers the format
 * @param appending adds a row to a file
 */
record RowFormat<R>(String extension, Appending<R> appending) {
  /** One unsigned byte per number. */
  static final RowFormat<byte[]> BYTES = new RowFormat<>(".bvecs", XvecsWriter::add);

  /** One float32 per number. */
  static final RowFormat<float[]> FLOATS = new RowFormat<>(".fvecs", XvecsWriter::add);

  /** Adds a row to a file. */
  @FunctionalInterface
  interface Appending<R> {
    void append(XvecsWriter writer, R row) throws IOException;
  }

  /** Writes a file, which appears complete or not at all. */
  void write(Path file, List<R> rows) throws IOException {
    try (XvecsWriter writer = XvecsWriter.create(file)) {
      for (R row : rows) {
        appending.append(writer, row);
      }
      writer.commit();
    }
  }
}
