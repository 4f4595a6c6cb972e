package dev.akin.engine.log;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.log.LogFormat.RecordHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Reads the records of one segment in order. Owned by one thread. */
final class SegmentReader implements Closeable {
  private static final int WINDOW_BYTES = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final Optional<String> headerFault;
  private final OptionalInt foreignVersion;
  private long offset = LogFormat.SEGMENT_HEADER_BYTES;
  private long expectedSequence;

  /**
   * A record that is whole and in its place.
   *
   * @param firstSequence sequence of its first operation
   * @param body for {@link OperationCodec}
   */
  record Batch(long firstSequence, ByteBuffer body) {}

  /**
   * Opens a segment and checks its header.
   *
   * @throws LogCorruptedException if the header is damaged or belongs elsewhere
   */
  SegmentReader(Path file, long firstSequence) throws IOException {
    this(file, firstSequence, FileChannel.open(file, StandardOpenOption.READ));
    if (headerFault.isPresent()) {
      channel.close();
      throw new LogCorruptedException(file, 0, headerFault.get());
    }
  }

  private SegmentReader(Path file, long firstSequence, FileChannel channel) throws IOException {
    this.file = file;
    this.expectedSequence = firstSequence;
    this.channel = channel;
    ByteBuffer header = bytes(0, LogFormat.SEGMENT_HEADER_BYTES);
    this.headerFault = LogFormat.faultOf(header, firstSequence);
    this.foreignVersion = LogFormat.foreignVersion(header);
  }

  /**
   * Opens a segment even if its header is damaged; the file's name says what is in it.
   *
   * @throws LogVersionException if the header is whole, and of another version
   */
  static SegmentReader lenient(Path file, long firstSequence) throws IOException {
    SegmentReader reader =
        new SegmentReader(file, firstSequence, FileChannel.open(file, StandardOpenOption.READ));
    if (reader.foreignVersion.isPresent()) {
      reader.close();
      throw new LogVersionException(file, reader.foreignVersion.getAsInt());
    }
    return reader;
  }

  /** What is wrong with the header, or nothing. */
  Optional<String> headerFault() {
    return headerFault;
  }

  /**
   * The next record, or nothing if none that is whole and in its place follows: at the end of the
   * file ({@link #atEnd}), or before bytes that are damaged.
   */
  Optional<Batch> next() throws IOException {
    Optional<RecordHeader> header =
        RecordHeader.decode(bytes(offset, LogFormat.RECORD_HEADER_BYTES))
            .filter(h -> h.firstSequence() == expectedSequence);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    Optional<ByteBuffer> body = body(offset, header.get());
    if (body.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(expectedSequence, body.get());
    offset += LogFormat.RECORD_HEADER_BYTES + header.get().length();
    expectedSequence += count(body.get());
    return Optional.of(batch);
  }

  /** Where the next record starts. */
  long offset() {
    return offset;
  }

  /** The sequence that the next record must have. */
  long expectedSequence() {
    return expectedSequence;
  }

  boolean atEnd() throws IOException {
    return offset >= channel.size();
  }

  /**
   * The offset of a record, at or after {@link #offset}, which knows that {@link #expectedSequence}
   * was durable: then what is damaged here is not a torn tail.
   */
  OptionalLong witness() throws IOException {
    return find(offset, header -> header.durableSequence() >= expectedSequence);
  }

  /**
   * Goes to the next whole record of a later sequence behind bytes that are damaged; false if there
   * is none.
   */
  boolean skipDamage() throws IOException {
    Optional<RecordHeader> damaged =
        RecordHeader.decode(bytes(offset, LogFormat.RECORD_HEADER_BYTES))
            .filter(h -> h.firstSequence() == expectedSequence);
    // A body may hold anything, even what looks like a record: it is passed over where its length
    // is known.
    long from =
        offset + damaged.map(h -> LogFormat.RECORD_HEADER_BYTES + (long) h.length()).orElse(0L);
    OptionalLong next = find(from, header -> header.firstSequence() > expectedSequence);
    if (next.isEmpty()) {
      return false;
    }
    offset = next.getAsLong();
    expectedSequence =
        RecordHeader.decode(bytes(offset, LogFormat.RECORD_HEADER_BYTES))
            .orElseThrow()
            .firstSequence();
    return true;
  }

  /** Passes over everything that is left. */
  void skipToEnd() throws IOException {
    offset = channel.size();
  }

  /** The first whole record at or after an offset that a condition accepts. */
  private OptionalLong find(long from, Predicate<RecordHeader> condition) throws IOException {
    long size = channel.size();
    for (long start = from; start < size; start += WINDOW_BYTES) {
      ByteBuffer window = bytes(start, WINDOW_BYTES + LogFormat.RECORD_HEADER_BYTES - 1);
      for (int i = 0; i + LogFormat.RECORD_HEADER_BYTES <= window.limit(); i++) {
        if (window.getInt(i) == LogFormat.RECORD_MAGIC) {
          Optional<RecordHeader> header = RecordHeader.decode(window.position(i)).filter(condition);
          if (header.isPresent() && body(start + i, header.get()).isPresent()) {
            return OptionalLong.of(start + i);
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Damage at the next record. */
  Damage damage(String what) {
    return Damage.at(file, offset, what);
  }

  LogCorruptedException corrupted(String what) {
    return new LogCorruptedException(file, offset, what);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int count(ByteBuffer body) throws LogCorruptedException {
    try {
      return OperationCodec.count(body);
    } catch (IllegalArgumentException e) {
      throw corrupted("record of sequence " + expectedSequence + ": " + e.getMessage());
    }
  }

  private Optional<ByteBuffer> body(long at, RecordHeader header) throws IOException {
    long start = at + LogFormat.RECORD_HEADER_BYTES;
    if (header.length() > channel.size() - start) {
      return Optional.empty();
    }
    ByteBuffer body = bytes(start, header.length());
    boolean whole =
        body.remaining() == header.length() && LogFormat.crc32c(body) == header.checksum();
    return whole ? Optional.of(body) : Optional.empty();
  }

  /** Up to {@code length} bytes from {@code at}, fewer at the end of the file. */
  private ByteBuffer bytes(long at, int length) throws IOException {
    ByteBuffer bytes = LogFormat.allocate((int) Math.max(0, Math.min(length, channel.size() - at)));
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, at + bytes.position());
    }
    return bytes.flip();
  }
}
