package dev.akin.eval.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the values of NumPy's array format, versions 1 to 3: a magic, a version, the
 * length of the header, and the header as the text of a Python dictionary.
 *
 * @param type a letter and the bytes of a value: {@code f4}, {@code u1}, {@code i8}
 * @param order of a value's bytes
 * @param shape the dimensions of the array
 * @param at where the dictionary begins, for complaints
 */
record NpyHeader(String type, ByteOrder order, List<Long> shape, long at) {
  private static final long MAGIC = 0x934e_554d_5059L; // "\x93NUMPY"
  private static final int MAGIC_BYTES = 6;
  private static final int MAX_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([fiu]\\d)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");
  private static final Pattern SIZE = Pattern.compile("\\d{1,18}");

  /**
   * Reads a header.
   *
   * @param expected what the array should be, for complaints: {@code a two-dimensional array}
   * @param dimensions how many it has to have
   */
  static NpyHeader read(ByteInput input, String expected, int dimensions) throws IOException {
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
    long at = input.position();
    String text = UTF_8.decode(input.read((int) length)).toString();
    Matcher order = ORDER.matcher(text);
    if (!order.find() || order.group(1).equals("True")) {
      throw input.wrong(at, "values in Fortran order: save numpy.ascontiguousarray(array) instead");
    }
    Matcher type = TYPE.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    boolean understood = type.find() && shape.find();
    List<Long> sizes = understood ? sizes(shape.group(1)) : List.of();
    if (sizes.size() != dimensions) {
      throw input.wrong(at, expected + " is expected, the header is " + text.strip());
    }
    return new NpyHeader(
        type.group(2),
        type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        sizes,
        at);
  }

  private static List<Long> sizes(String text) {
    List<String> sizes =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .toList();
    boolean numbers = sizes.stream().allMatch(size -> SIZE.matcher(size).matches());
    return numbers ? sizes.stream().map(Long::valueOf).toList() : List.of();
  }
}
