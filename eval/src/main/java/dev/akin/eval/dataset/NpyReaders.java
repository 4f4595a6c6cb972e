package dev.akin.eval.dataset;

import dev.akin.eval.dataset.MatrixReader.Shape;
import java.io.IOException;
import java.nio.file.Path;

/** NumPy's array format, see {@link NpyHeader}: two-dimensional arrays of numbers. */
final class NpyReaders {
  private NpyReaders() {}

  static RowReader open(Path file) throws IOException {
    ByteInput input = ByteInput.open(file);
    try {
      return new MatrixReader(input, shape(input));
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  private static Shape shape(ByteInput input) throws IOException {
    NpyHeader header = NpyHeader.read(input, "a two-dimensional array of numbers", 2);
    return new Shape(
        header.shape().getFirst(),
        header.shape().getLast(),
        valueType(input, header),
        header.order());
  }

  private static ValueType valueType(ByteInput input, NpyHeader header) throws DatasetException {
    return switch (header.type()) {
      case "f2" -> ValueType.FLOAT16;
      case "f4" -> ValueType.FLOAT32;
      case "f8" -> ValueType.FLOAT64;
      case "u1" -> ValueType.UINT8;
      case "i1" -> ValueType.INT8;
      case "i2" -> ValueType.INT16;
      case "i4" -> ValueType.INT32;
      default ->
          throw input.wrong(
              header.at(),
              "values of type %s: save array.astype('float32')".formatted(header.type()));
    };
  }
}
