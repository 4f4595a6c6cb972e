package dev.akin.engine;

import dev.akin.engine.point.Point;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the writes under way may hold in memory, of all collections: more is refused at once
 * instead of ending in an exhausted heap. For any thread.
 */
final class WriteAdmission {
  /**
   * A vector is held by the request, the log's record, the recent writes and Lucene's buffer: as
   * float32, whatever its datatype, but for the row of the recent writes, where this is too much.
   */
  private static final long COPIES = 4;

  private static final long BYTES_PER_POINT = 600;

  private final long most;
  private final AtomicLong underWay = new AtomicLong();

  /**
   * @param most predicted bytes; one write alone may exceed them
   */
  WriteAdmission(long most) {
    this.most = most;
  }

  /** Room that a write has until it is closed. */
  final class Room implements AutoCloseable {
    private final long bytes;

    private Room(long bytes) {
      this.bytes = bytes;
    }

    @Override
    public void close() {
      underWay.addAndGet(-bytes);
    }
  }

  /**
   * Takes room for a write.
   *
   * @throws OverloadedException if others have taken it all
   */
  Room admit(List<Point> points) {
    long bytes = predictedBytes(points);
    long others = underWay.getAndAdd(bytes);
    if (others > 0 && others + bytes > most) {
      underWay.addAndGet(-bytes);
      throw new OverloadedException(
          "overloaded: a write of about %,d bytes, while others of %,d bytes are under way and %,d are admitted; try again later"
              .formatted(bytes, others, most));
    }
    return new Room(bytes);
  }

  /** What a write takes at its height, roughly: bytes of heap and of buffers outside. */
  static long predictedBytes(List<Point> points) {
    long bytes = 0;
    for (Point point : points) {
      bytes +=
          BYTES_PER_POINT
              + COPIES * Float.BYTES * point.vectors().components()
              + COPIES * point.payload().jsonBytes();
    }
    return bytes;
  }

  /** Predicted bytes of the writes under way. */
  long bytes() {
    return underWay.get();
  }
}
