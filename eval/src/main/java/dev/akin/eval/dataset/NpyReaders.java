package dev.akin.eval.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.eval.dataset.MatrixReader.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's array format, versions 1 to 3: a magic, a version, the length of the header, and the
 * header as the text of a Python dictionary; then the values.
 */
final class NpyReaders {
  private static final long MAGIC = 0x934e_554d_5059L; // "\x93NUMPY"
  private static final int MAGIC_BYTES = 6;
  private static final int MAX_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([fiu])(\\d)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("'shape'\\s*:\\s*\\(\\s*(\\d{1,18})\\s*,\\s*(\\d{1,9})\\s*,?\\s*\\)");

  private NpyReaders() {}

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
    ByteBuffer magic = input.read(MAGIC_BYTES);
    long found = (magic.getShort() & 0xffffL) << 32 | (magic.getInt() & 0xffff_ffffL);
    if (found != MAGIC) {
      throw input.wrong(0, "%012x: an npy file begins with %012x".formatted(found, MAGIC));
    }
    int version = input.read(2).get(0);
    if (version < 1 || version > 3) {
      throw input.wrong(MAGIC_BYTES, "version %d, 1 to 3 are known".formatted(version));
    }
    long length =
        version == 1
            ? input.read(Short.BYTES, ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff
            : input.read(Integer.BYTES, ByteOrder.LITTLE_ENDIAN).getInt() & 0xffff_ffffL;
    if (length > MAX_HEADER) {
      throw input.wrong(
          MAGIC_BYTES + 2L, "a header of %,d bytes, at most %,d".formatted(length, MAX_HEADER));
    }
    long headerAt = input.position();
    ByteBuffer bytes = input.read((int) length);
    return shape(input, headerAt, UTF_8.decode(bytes).toString());
  }

  private static Shape shape(ByteInput input, long headerAt, String header) throws IOException {
    Matcher order = ORDER.matcher(header);
    if (!order.find() || order.group(1).equals("True")) {
      throw input.wrong(
          headerAt, "values in Fortran order: save numpy.ascontiguousarray(array) instead");
    }
    Matcher type = TYPE.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!type.find() || !shape.find()) {
      throw input.wrong(
          headerAt,
          "a two-dimensional array of numbers is expected, the header is " + header.strip());
    }
    ByteOrder bytes = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new Shape(
        Long.parseLong(shape.group(1)),
        Long.parseLong(shape.group(2)),
        valueType(input, headerAt, type.group(2) + type.group(3)),
        bytes);
  }

  private static ValueType valueType(ByteInput input, long headerAt, String code)
      throws DatasetException {
    return switch (code) {
      case "f2" -> ValueType.FLOAT16;
      case "f4" -> ValueType.FLOAT32;
      case "f8" -> ValueType.FLOAT64;
      case "u1" -> ValueType.UINT8;
      case "i1" -> ValueType.INT8;
      case "i2" -> ValueType.INT16;
      case "i4" -> ValueType.INT32;
      default ->
          throw input.wrong(
              headerAt, "values of type %s: save array.astype('float32')".formatted(code));
    };
  }
}
