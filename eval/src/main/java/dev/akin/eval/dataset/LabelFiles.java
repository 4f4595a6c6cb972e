package dev.akin.eval.dataset;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads labels or ids, one for each vector of another file: whole numbers from IDX and npy, one per
 * line from anything else. Numbers become texts, so that files of different formats agree.
 */
public final class LabelFiles {
  private static final Pattern IDX =
      Pattern.compile(".*[.-]idx1?(-[a-z]+)?(\\.gz)?", Pattern.CASE_INSENSITIVE);

  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  private LabelFiles() {}

  /** How files of labels look, for a command's help. */
  public static String formats() {
    return "-idx1-ubyte[.gz], .npy with whole numbers, or a text with one per line [.gz]";
  }

  /**
   * Reads all labels of a file.
   *
   * @throws DatasetException if there is no such file or something is wrong with its bytes
   */
  public static List<String> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          file + (Files.exists(file) ? " is no regular file" : ": no such file"));
    }
    String name = String.valueOf(file.getFileName());
    if (IDX.matcher(name).matches()) {
      return idx(file);
    }
    return name.toLowerCase(Locale.ROOT).endsWith(".npy") ? npy(file) : text(file);
  }

  private static List<String> idx(Path file) throws IOException {
    try (ByteInput input = ByteInput.open(file)) {
      IdxHeader header = IdxHeader.read(input);
      if (header.sizes().size() != 1) {
        throw input.wrong(3, "%d dimensions: labels have 1".formatted(header.sizes().size()));
      }
      return switch (header.type()) {
        case UINT8 -> numbers(input, header.sizes().getFirst(), new WholeNumber(1, false), BIG);
        case INT8 -> numbers(input, header.sizes().getFirst(), new WholeNumber(1, true), BIG);
        case INT16 -> numbers(input, header.sizes().getFirst(), new WholeNumber(2, true), BIG);
        case INT32 -> numbers(input, header.sizes().getFirst(), new WholeNumber(4, true), BIG);
        case FLOAT16, FLOAT32, FLOAT64 ->
            throw input.wrong(2, "labels are whole numbers, these are " + header.type());
      };
    }
  }

  private static List<String> npy(Path file) throws IOException {
    try (ByteInput input = ByteInput.open(file)) {
      NpyHeader header = NpyHeader.read(input, "a one-dimensional array of whole numbers", 1);
      char letter = header.type().charAt(0);
      int bytes = header.type().charAt(1) - '0';
      if (letter == 'f' || bytes == 0 || Integer.bitCount(bytes) != 1 || bytes > Long.BYTES) {
        throw input.wrong(
            header.at(), "values of type %s: save array.astype('int64')".formatted(header.type()));
      }
      WholeNumber number = new WholeNumber(bytes, letter == 'i');
      return numbers(input, header.shape().getFirst(), number, header.order());
    }
  }

  /** How a label is stored. */
  private record WholeNumber(int bytes, boolean signed) {
    String read(ByteBuffer buffer) {
      return switch (bytes) {
        case 1 -> text(buffer.get(), 0xffL);
        case 2 -> text(buffer.getShort(), 0xffffL);
        case 4 -> text(buffer.getInt(), 0xffff_ffffL);
        default ->
            signed ? Long.toString(buffer.getLong()) : Long.toUnsignedString(buffer.getLong());
      };
    }

    private String text(long value, long mask) {
      return Long.toString(signed ? value : value & mask);
    }
  }

  private static List<String> numbers(
      ByteInput input, long count, WholeNumber number, ByteOrder order) throws IOException {
    long there = (input.bound() - input.position()) / number.bytes();
    if (count > there) {
      throw input.wrong(
          input.position(),
          "%,d labels of %d bytes are expected, there are at most %,d; the file is cut off"
              .formatted(count, number.bytes(), there));
    }
    List<String> labels = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      labels.add(number.read(input.read(number.bytes(), order)));
    }
    return labels;
  }

  private static List<String> text(Path file) throws IOException {
    boolean packed = file.toString().endsWith(".gz");
    try (InputStream bytes = Files.newInputStream(file);
        InputStream input = packed ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8.newDecoder()))) {
      return reader.lines().map(String::strip).toList();
    } catch (ZipException e) {
      throw new DatasetException(file + ": its name ends in .gz, but it is not packed by gzip", e);
    } catch (EOFException e) {
      throw new DatasetException(file + ": is packed by gzip and cut off", e);
    } catch (CharacterCodingException e) {
      throw noText(file, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw noText(file, e);
      }
      throw e.getCause();
    }
  }

  private static DatasetException noText(Path file, Exception cause) {
    return new DatasetException(
        "%s: is no text in UTF-8; labels are read from %s".formatted(file, formats()), cause);
  }
}
