package dev.akin.core.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The layout of a section file, version 1. All numbers are little-endian; offsets count from the
 * first byte of the file (or from its base inside a larger one).
 *
 * <pre>
 * offset         bytes  content
 * 0              8      magic "AKINSECT"
 * 8              4      version, 1
 * 12             4      n, number of sections, 0 … 63
 * 16             8      length of the file
 * 24             8      offset of the checksums
 * 32             4      CRC32C of the checksums
 * 36             4      CRC32C of bytes 0 … 4095 with this field zero
 * 40             24     family, ASCII, zero-padded: who can read the sections
 * 64 + 64 i      40     name of section i, ASCII, zero-padded
 * 104 + 64 i     8      its offset, a multiple of 64
 * 112 + 64 i     8      its length
 * 120 + 64 i     8      zero
 * 4096           …      sections in order, each padded with zeros to a multiple of 64
 * checksums      4 each CRC32C of every started MiB of every section, padding included, in file order
 * </pre>
 */
final class SectionFormat {
  static final long MAGIC = 0x5443_4553_4e49_4b41L; // "AKINSECT" read as a little-endian long
  static final int VERSION = 1;
  static final int PAGE = 4096;
  static final int ENTRY = 64;
  static final int MAX_SECTIONS = PAGE / ENTRY - 1;
  static final int ALIGNMENT = 64;
  static final int BLOCK = 1 << 20;

  static final int VERSION_AT = 8;
  static final int COUNT_AT = 12;
  static final int LENGTH_AT = 16;
  static final int CHECKSUMS_AT = 24;
  static final int CHECKSUMS_CRC_AT = 32;
  static final int PAGE_CRC_AT = 36;
  static final int FAMILY_AT = 40;
  static final int FAMILY_BYTES = 24;
  static final int NAME_BYTES = 40;
  static final int ENTRY_OFFSET_AT = 40;
  static final int ENTRY_LENGTH_AT = 48;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private SectionFormat() {}

  /** A section's place, as the table has it. */
  record Entry(String name, long offset, long length) {
    /** Length with its padding. */
    long paddedLength() {
      return align(length);
    }

    /** Offset behind it and its padding. */
    long end() {
      return offset + paddedLength();
    }

    /** Number of checksums. */
    int blocks() {
      return (int) ((paddedLength() + BLOCK - 1) / BLOCK);
    }
  }

  static long align(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** CRC32C of a whole segment of at most 2 GiB. */
  static int crc(MemorySegment bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.asByteBuffer());
    return (int) crc.getValue();
  }

  /** CRC32C of the header page as if its own field were zero. */
  static int pageCrc(MemorySegment page) {
    byte[] bytes = page.asSlice(0, PAGE).toArray(ValueLayout.JAVA_BYTE);
    MemorySegment copy = MemorySegment.ofArray(bytes);
    copy.set(INT, PAGE_CRC_AT, 0);
    return crc(copy);
  }

  static void putText(MemorySegment page, long at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    MemorySegment.copy(bytes, 0, page, ValueLayout.JAVA_BYTE, at, bytes.length);
  }

  static String text(MemorySegment page, long at, int capacity) {
    byte[] bytes = page.asSlice(at, capacity).toArray(ValueLayout.JAVA_BYTE);
    int length = 0;
    while (length < capacity && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }

  /** A name as files can hold it: 1 to {@code capacity} letters, digits, '.', '-' or '_'. */
  static String requireText(String text, int capacity) {
    if (!text.matches("[A-Za-z0-9._-]{1," + capacity + "}")) {
      throw new IllegalArgumentException(
          "\"%s\" is not a name of 1 to %d ASCII letters, digits, '.', '-', '_'"
              .formatted(text, capacity));
    }
    return text;
  }
}
