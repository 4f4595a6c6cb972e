package dev.akin.engine.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A small JSON file that knows when a byte of it has changed: its last field, {@code "crc32c"}, is
 * the checksum of all bytes before that field, as eight hexadecimal digits. Files without the field
 * are of earlier versions or written by hand, and are believed.
 */
public final class SealedJson {
  private static final byte[] FIELD = ",\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS = 8;
  private static final int SEAL_BYTES = FIELD.length + DIGITS + END.length;

  private SealedJson() {}

  /** Creates or replaces a file with an object of at least one field, and its checksum. */
  public static void write(Path file, byte[] object) throws IOException {
    DurableFiles.write(file, seal(object));
  }

  /**
   * Reads the object in a file.
   *
   * @throws IllegalArgumentException if the checksum is wrong
   * @throws IOException if the file cannot be read or is longer than {@code limit} bytes
   */
  public static byte[] read(Path file, int limit) throws IOException {
    return open(DurableFiles.read(file, limit));
  }

  static byte[] seal(byte[] object) {
    int end = object.length - 1;
    if (end < 2 || object[end] != '}') {
      throw new IllegalArgumentException("no JSON object with fields");
    }
    byte[] sealed = Arrays.copyOf(object, end + SEAL_BYTES);
    byte[] digits =
        HexFormat.of().toHexDigits(checksum(object, end)).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(FIELD, 0, sealed, end, FIELD.length);
    System.arraycopy(digits, 0, sealed, end + FIELD.length, DIGITS);
    System.arraycopy(END, 0, sealed, end + FIELD.length + DIGITS, END.length);
    return sealed;
  }

  static byte[] open(byte[] bytes) {
    int start = bytes.length - SEAL_BYTES;
    if (start < 2
        || !Arrays.equals(bytes, start, start + FIELD.length, FIELD, 0, FIELD.length)
        || !Arrays.equals(bytes, bytes.length - END.length, bytes.length, END, 0, END.length)) {
      return bytes;
    }
    String stored = new String(bytes, start + FIELD.length, DIGITS, StandardCharsets.ISO_8859_1);
    String computed = HexFormat.of().toHexDigits(checksum(bytes, start));
    if (!stored.equals(computed)) {
      throw new IllegalArgumentException("checksum %s, expected %s".formatted(computed, stored));
    }
    byte[] object = Arrays.copyOf(bytes, start + 1);
    object[start] = '}';
    return object;
  }

  private static int checksum(byte[] bytes, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, end);
    return (int) crc.getValue();
  }
}
