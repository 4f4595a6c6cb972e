package dev.akin.engine.point;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The user's key of a point: an unsigned 64-bit number or a UUID.
 *
 * <p>Ids are ordered: numbers first, by unsigned value, then UUIDs by their bytes. {@link
 * #toBytes()} keeps that order under an unsigned comparison of bytes, so that an ordered store
 * scrolls in the order of {@link #compareTo}.
 */
public sealed interface PointId extends Comparable<PointId> {
  /** A number; all 64 bits count, so that −1 is 18446744073709551615. */
  record Numeric(long value) implements PointId {
    @Override
    public String toString() {
      return Long.toUnsignedString(value);
    }
  }

  /** A UUID of any version. */
  record Uuid(UUID value) implements PointId {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  static PointId of(long number) {
    return new Numeric(number);
  }

  static PointId of(UUID uuid) {
    return new Uuid(uuid);
  }

  /**
   * Reads what {@code toString} writes. A UUID may also come as 32 hexadecimal digits or with the
   * prefix {@code urn:uuid:}.
   *
   * @throws IllegalArgumentException if the text is neither an unsigned 64-bit number nor a UUID
   */
  static PointId parse(String text) {
    if (Text.NUMBER.matcher(text).matches()) {
      try {
        return of(Long.parseUnsignedLong(text));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("point id " + text + ": above 18446744073709551615", e);
      }
    }
    String body = text.startsWith(Text.URN) ? text.substring(Text.URN.length()) : text;
    if (Text.PLAIN_UUID.matcher(body).matches()) {
      return of(
          new UUID(
              Long.parseUnsignedLong(body, 0, 16, 16), Long.parseUnsignedLong(body, 16, 32, 16)));
    }
    if (Text.UUID.matcher(body).matches()) {
      return of(java.util.UUID.fromString(body));
    }
    throw new IllegalArgumentException(
        "point id " + Text.quoted(text) + ": neither an unsigned 64-bit number nor a UUID");
  }

  /**
   * The id as 9 bytes (number) or 17 bytes (UUID): a kind, then the value with its highest byte
   * first.
   */
  default byte[] toBytes() {
    return switch (this) {
      case Numeric(long value) ->
          ByteBuffer.allocate(Long.BYTES + 1).put((byte) 0).putLong(value).array();
      case Uuid(UUID value) ->
          ByteBuffer.allocate(2 * Long.BYTES + 1)
              .put((byte) 1)
              .putLong(value.getMostSignificantBits())
              .putLong(value.getLeastSignificantBits())
              .array();
    };
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the kind is unknown or the length is not that of its kind
   */
  static PointId fromBytes(byte[] bytes) {
    if (bytes.length == Long.BYTES + 1 && bytes[0] == 0) {
      return of(ByteBuffer.wrap(bytes).getLong(1));
    }
    if (bytes.length == 2 * Long.BYTES + 1 && bytes[0] == 1) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return of(new UUID(buffer.getLong(1), buffer.getLong(1 + Long.BYTES)));
    }
    String kind = bytes.length == 0 ? "no bytes" : bytes.length + " bytes of kind " + bytes[0];
    throw new IllegalArgumentException(
        "point id: " + kind + "; expected 9 bytes of kind 0 or 17 bytes of kind 1");
  }

  @Override
  default int compareTo(PointId other) {
    return switch (this) {
      case Numeric(long a) -> other instanceof Numeric(long b) ? Long.compareUnsigned(a, b) : -1;
      case Uuid(UUID a) -> other instanceof Uuid(UUID b) ? Text.compareUnsigned(a, b) : 1;
    };
  }

  /** The spellings of an id. */
  final class Text {
    private static final String URN = "urn:uuid:";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final Pattern PLAIN_UUID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern UUID =
        Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int LONGEST_QUOTE = 64;

    private Text() {}

    private static int compareUnsigned(UUID a, UUID b) {
      int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
      return high != 0
          ? high
          : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static String quoted(String text) {
      return text.length() <= LONGEST_QUOTE
          ? '"' + text + '"'
          : '"' + text.substring(0, LONGEST_QUOTE) + "…\"";
    }
  }
}
