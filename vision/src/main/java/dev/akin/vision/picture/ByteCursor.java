package dev.akin.vision.picture;

/**
 * A reading position in hostile bytes: whoever reads past the end learns that the picture is
 * truncated, and where.
 */
final class ByteCursor {
  private final String format;
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteCursor(String format, byte[] bytes) {
    this(format, bytes, 0, bytes.length);
  }

  /** A cursor over {@code bytes[start, end)}. */
  ByteCursor(String format, byte[] bytes, int start, int end) {
    this.format = format;
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  int remaining() {
    return end - position;
  }

  int u8() throws PictureException {
    require(1);
    return bytes[position++] & 0xff;
  }

  int u16() throws PictureException {
    return u8() << 8 | u8();
  }

  int u16LittleEndian() throws PictureException {
    return u8() | u8() << 8;
  }

  int u24LittleEndian() throws PictureException {
    return u16LittleEndian() | u8() << 16;
  }

  long u32() throws PictureException {
    return (long) u16() << 16 | u16();
  }

  long u32LittleEndian() throws PictureException {
    return u16LittleEndian() | (long) u16LittleEndian() << 16;
  }

  /** Four characters, as PNG and RIFF name their chunks. */
  String tag() throws PictureException {
    return "" + (char) u8() + (char) u8() + (char) u8() + (char) u8();
  }

  void skip(long count) throws PictureException {
    require(count);
    position += (int) count;
  }

  /** Says that {@code count} more bytes are needed. */
  void require(long count) throws PictureException {
    if (count < 0 || count > remaining()) {
      throw new PictureException(
          "%s: truncated: %,d bytes needed at offset %,d, %,d are there"
              .formatted(format, count, position, remaining()));
    }
  }

  PictureException broken(String what) {
    return new PictureException("%s: %s (near offset %,d)".formatted(format, what, position));
  }
}
