package dev.akin.eval.dataset;

import dev.akin.eval.dataset.MatrixReader.Shape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files without a header, whose shape is in their name: {@code base.10000x128.u8}. */
final class RawReaders {
  /** Names that tell a shape. */
  static final String NAME = ".*?(\\d{1,18})x(\\d{1,9})\\.(u8|i8|i32|f16|f32|f64)";

  private static final Pattern PATTERN = Pattern.compile(NAME);
  private static final Map<String, ValueType> TYPES =
      Map.of(
          "u8", ValueType.UINT8,
          "i8", ValueType.INT8,
          "i32", ValueType.INT32,
          "f16", ValueType.FLOAT16,
          "f32", ValueType.FLOAT32,
          "f64", ValueType.FLOAT64);

  private RawReaders() {}

  static RowReader open(Path file) throws IOException {
    Matcher name = PATTERN.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new DatasetException(
          file + ": the name of a raw file ends in its shape, for example base.10000x128.u8");
    }
    ValueType type = TYPES.getOrDefault(name.group(3), ValueType.FLOAT32);
    Shape shape =
        new Shape(
            Long.parseLong(name.group(1)),
            Long.parseLong(name.group(2)),
            type,
            ByteOrder.LITTLE_ENDIAN);
    ByteInput input = ByteInput.open(file);
    try {
      MatrixReader reader = new MatrixReader(input, shape);
      if (reader.wholeRows() == shape.rows() && input.bound() != shape.rows() * shape.rowBytes()) {
        throw input.wrong(
            shape.rows() * shape.rowBytes(),
            "%,d bytes are left behind the %,d rows of dimension %,d that the name tells"
                .formatted(
                    input.bound() - shape.rows() * shape.rowBytes(),
                    shape.rows(),
                    shape.dimension()));
      }
      return reader;
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }
}
