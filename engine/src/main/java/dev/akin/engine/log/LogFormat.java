package dev.akin.engine.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * The bytes of a change log's files, format version {@value #VERSION}. All numbers are
 * little-endian.
 *
 * <p>A log is a folder of segment files {@code <first sequence, 20 digits>.log}:
 *
 * <table>
 * <caption>segment header, 32 bytes</caption>
 * <tr><th>offset</th><th>type</th><th>meaning</th></tr>
 * <tr><td>0</td><td>8 bytes</td><td>{@code AKINLOG\n}</td></tr>
 * <tr><td>8</td><td>int32</td><td>format version</td></tr>
 * <tr><td>12</td><td>int32</td><td>0</td></tr>
 * <tr><td>16</td><td>int64</td><td>sequence of the first operation in this file</td></tr>
 * <tr><td>24</td><td>int32</td><td>0</td></tr>
 * <tr><td>28</td><td>int32</td><td>CRC32C of bytes 0–27</td></tr>
 * </table>
 *
 * <table>
 * <caption>record header, 32 bytes, followed by the body</caption>
 * <tr><th>offset</th><th>type</th><th>meaning</th></tr>
 * <tr><td>0</td><td>4 bytes</td><td>{@code AKNR}</td></tr>
 * <tr><td>4</td><td>int32</td><td>length of the body</td></tr>
 * <tr><td>8</td><td>int64</td><td>sequence of the first operation in the body</td></tr>
 * <tr><td>16</td><td>int64</td><td>the last sequence that was durable when this was written</td></tr>
 * <tr><td>24</td><td>int32</td><td>CRC32C of the body</td></tr>
 * <tr><td>28</td><td>int32</td><td>CRC32C of bytes 0–27</td></tr>
 * </table>
 *
 * The body is written by {@link OperationCodec}. The durable sequence tells damage from a torn
 * tail: a broken record may be cut off only if no later record knows that it was durable.
 */
final class LogFormat {
  static final int VERSION = 1;
  static final int SEGMENT_HEADER_BYTES = 32;
  static final int RECORD_HEADER_BYTES = 32;

  /** The longest body that is written or believed. */
  static final int MAX_BODY_BYTES = 128 << 20;

  static final String SEGMENT_SUFFIX = ".log";
  static final String UNFINISHED_SUFFIX = ".tmp";

  private static final byte[] SEGMENT_MAGIC = "AKINLOG\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM_OFFSET = 28;

  /** {@code AKNR} read as a little-endian int. */
  static final int RECORD_MAGIC = 'A' | 'K' << 8 | 'N' << 16 | 'R' << 24;

  /**
   * The fixed part of a record.
   *
   * @param length bytes of the body
   * @param firstSequence sequence of the first operation
   * @param durableSequence the last sequence that was durable when the record was written
   * @param checksum CRC32C of the body
   */
  record RecordHeader(int length, long firstSequence, long durableSequence, int checksum) {
    ByteBuffer encode() {
      ByteBuffer bytes = allocate(RECORD_HEADER_BYTES);
      bytes.putInt(RECORD_MAGIC).putInt(length).putLong(firstSequence).putLong(durableSequence);
      bytes.putInt(checksum);
      return seal(bytes);
    }

    /** The header at the buffer's position, or nothing if these bytes are not one. */
    static Optional<RecordHeader> decode(ByteBuffer bytes) {
      int start = bytes.position();
      if (bytes.remaining() < RECORD_HEADER_BYTES || bytes.getInt(start) != RECORD_MAGIC) {
        return Optional.empty();
      }
      int stored = bytes.getInt(start + CHECKSUM_OFFSET);
      int length = bytes.getInt(start + 4);
      if (stored != crc32c(bytes.slice(start, CHECKSUM_OFFSET))
          || length < 0
          || length > MAX_BODY_BYTES) {
        return Optional.empty();
      }
      return Optional.of(
          new RecordHeader(
              length,
              bytes.getLong(start + 8),
              bytes.getLong(start + 16),
              bytes.getInt(start + 24)));
    }
  }

  private LogFormat() {}

  static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static String segmentName(long firstSequence) {
    return String.format(Locale.ROOT, "%020d%s", firstSequence, SEGMENT_SUFFIX);
  }

  /** The first sequence that a segment's name tells, or nothing if the name is not a segment's. */
  static OptionalLong sequenceOf(String fileName) {
    if (!fileName.matches("[0-9]{20}\\.log")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(fileName, 0, 20, 10));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static ByteBuffer segmentHeader(long firstSequence) {
    ByteBuffer bytes = allocate(SEGMENT_HEADER_BYTES);
    bytes.put(SEGMENT_MAGIC).putInt(VERSION).putInt(0).putLong(firstSequence).putInt(0);
    return seal(bytes);
  }

  /** What is wrong with a segment's header, or nothing. */
  static Optional<String> faultOf(ByteBuffer header, long expectedSequence) {
    if (header.remaining() < SEGMENT_HEADER_BYTES) {
      return Optional.of("header has %d of 32 bytes".formatted(header.remaining()));
    }
    int stored = header.getInt(CHECKSUM_OFFSET);
    int computed = crc32c(header.slice(0, CHECKSUM_OFFSET));
    if (!header.slice(0, SEGMENT_MAGIC.length).equals(ByteBuffer.wrap(SEGMENT_MAGIC))) {
      return Optional.of("not a segment of a change log");
    }
    if (stored != computed) {
      return Optional.of("header checksum %08x, expected %08x".formatted(computed, stored));
    }
    if (header.getInt(8) != VERSION) {
      return Optional.of(
          "format version %d, this program reads %d".formatted(header.getInt(8), VERSION));
    }
    if (header.getLong(16) != expectedSequence) {
      return Optional.of(
          "first sequence %d, the file name says %d"
              .formatted(header.getLong(16), expectedSequence));
    }
    return Optional.empty();
  }

  /** The version of a segment whose header is whole and of another version. */
  static OptionalInt foreignVersion(ByteBuffer header) {
    boolean whole =
        header.remaining() >= SEGMENT_HEADER_BYTES
            && header.slice(0, SEGMENT_MAGIC.length).equals(ByteBuffer.wrap(SEGMENT_MAGIC))
            && header.getInt(CHECKSUM_OFFSET) == crc32c(header.slice(0, CHECKSUM_OFFSET));
    return whole && header.getInt(8) != VERSION
        ? OptionalInt.of(header.getInt(8))
        : OptionalInt.empty();
  }

  /** CRC32C of the remaining bytes; leaves the buffer as it was. */
  static int crc32c(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  private static ByteBuffer seal(ByteBuffer header) {
    int checksum = crc32c(header.duplicate().flip());
    return header.putInt(checksum).flip();
  }
}
