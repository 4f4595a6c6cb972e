package dev.akin.eval.dataset;

import dev.akin.eval.dataset.MatrixReader.Shape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The MNIST family's format, plain or packed by gzip: an {@link IdxHeader}, then the values. The
 * first dimension counts the rows, all others together are the vector: 60,000 × 28 × 28 are 60,000
 * rows of 784.
 */
final class IdxReaders {
  private IdxReaders() {}

  static RowReader open(Path file) throws IOException {
    ByteInput input = ByteInput.open(file);
    try {
      return new MatrixReader(input, header(input));
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  private static Shape header(ByteInput input) throws IOException {
    IdxHeader header = IdxHeader.read(input);
    int dimensions = header.sizes().size();
    if (dimensions < 2) {
      throw input.wrong(
          3, "%d dimensions: vectors have at least 2, labels have 1".formatted(dimensions));
    }
    long dimension = 1;
    for (int size : header.sizes().subList(1, dimensions)) {
      dimension = Math.min(dimension * size, Integer.MAX_VALUE);
    }
    return new Shape(header.sizes().getFirst(), dimension, header.type(), ByteOrder.BIG_ENDIAN);
  }
}
