package dev.akin.engine.log;

/**
 * How a {@link FileChangeLog} uses its folder.
 *
 * @param segmentBytes a segment that reached this size is closed and the next one begun; at least
 *     4,096
 * @param maxPendingBytes appends block while more than this waits for the disk; at least 1
 */
public record FileLogParameters(long segmentBytes, long maxPendingBytes) {
  public FileLogParameters {
    if (segmentBytes < 4096) {
      throw new IllegalArgumentException(
          "segmentBytes %d, at least 4096 needed".formatted(segmentBytes));
    }
    if (maxPendingBytes < 1) {
      throw new IllegalArgumentException(
          "maxPendingBytes %d, at least 1 needed".formatted(maxPendingBytes));
    }
  }

  /** Segments of 64 MiB, 64 MiB in flight. */
  public static FileLogParameters defaults() {
    return new FileLogParameters(64L << 20, 64L << 20);
  }

  public FileLogParameters withSegmentBytes(long bytes) {
    return new FileLogParameters(bytes, maxPendingBytes);
  }

  public FileLogParameters withMaxPendingBytes(long bytes) {
    return new FileLogParameters(segmentBytes, bytes);
  }
}
