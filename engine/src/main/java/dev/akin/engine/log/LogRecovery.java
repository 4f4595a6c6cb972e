package dev.akin.engine.log;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * Finds the end of a log after a crash.
 *
 * <p>Only the last segment may have a torn tail: a segment is begun when the one before it is
 * durable. Its whole records are kept. What follows them is cut off if it may be a write that was
 * never acknowledged, and is an error if a later record proves that it once was durable.
 */
final class LogRecovery {
  private static final System.Logger LOGGER = System.getLogger(LogRecovery.class.getName());

  private LogRecovery() {}

  /**
   * Makes the last segment end with a whole, durable record.
   *
   * @return the sequence after its last record
   */
  static long recover(Path segment, long firstSequence) throws IOException {
    long end;
    long nextSequence;
    try (SegmentReader reader = new SegmentReader(segment, firstSequence)) {
      boolean whole;
      do {
        whole = reader.next().isPresent();
      } while (whole);
      end = reader.offset();
      nextSequence = reader.expectedSequence();
      if (!reader.atEnd()) {
        requireTornTail(reader);
      }
    }
    cut(segment, end, nextSequence);
    return nextSequence;
  }

  private static void requireTornTail(SegmentReader reader) throws IOException {
    OptionalLong witness = reader.witness();
    if (witness.isPresent()) {
      throw reader.corrupted(
          "the record of sequence %d is damaged, and was durable when the one at offset %d was written"
              .formatted(reader.expectedSequence(), witness.getAsLong()));
    }
  }

  private static void cut(Path segment, long end, long nextSequence) throws IOException {
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      long tail = channel.size() - end;
      if (tail > 0) {
        LOGGER.log(
            Level.WARNING,
            "{0}: cut {1} bytes at offset {2}, after sequence {3}: an unfinished write, never acknowledged",
            segment,
            Long.toString(tail),
            Long.toString(end),
            Long.toString(nextSequence - 1));
        channel.truncate(end);
      }
      channel.force(true);
    }
  }
}
