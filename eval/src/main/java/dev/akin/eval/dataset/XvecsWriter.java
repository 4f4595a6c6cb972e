package dev.akin.eval.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes the TEXMEX formats {@code .fvecs}, {@code .bvecs} and {@code .ivecs}: every row is its
 * length as int32, then its values, little-endian. The file appears complete under its name or not
 * at all. Owned by one thread.
 *
 * <pre>{@code
 * try (XvecsWriter writer = XvecsWriter.create(Path.of("found.ivecs"))) {
 *   writer.add(ordinals);
 *   writer.commit();
 * }
 * }</pre>
 */
public final class XvecsWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final Path target;
  private final Path staging;
  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private int dimension;

  private XvecsWriter(Path target) throws IOException {
    this.target = target;
    this.staging = target.resolveSibling(target.getFileName() + ".unfinished");
    this.channel =
        FileChannel.open(
            staging,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** A writer of a new file, which replaces one of the same name when it is committed. */
  public static XvecsWriter create(Path file) throws IOException {
    return new XvecsWriter(file);
  }

  /**
   * Appends a row of an {@code .fvecs} file.
   *
   * @throws IllegalArgumentException if its length is not the first row's
   */
  public void add(float[] row) throws IOException {
    begin(row.length, Float.BYTES);
    for (float value : row) {
      buffer.putFloat(value);
    }
  }

  /** Appends a row of a {@code .bvecs} file; the bytes are unsigned. */
  public void add(byte[] row) throws IOException {
    begin(row.length, 1);
    buffer.put(row);
  }

  /** Appends a row of an {@code .ivecs} file. */
  public void add(int[] row) throws IOException {
    begin(row.length, Integer.BYTES);
    for (int value : row) {
      buffer.putInt(value);
    }
  }

  private void begin(int length, int valueBytes) throws IOException {
    if (length == 0 || (dimension != 0 && length != dimension)) {
      throw new IllegalArgumentException(
          "a row of %,d values in a file of dimension %,d".formatted(length, dimension));
    }
    dimension = length;
    int needed = Math.toIntExact(Integer.BYTES + (long) length * valueBytes);
    if (buffer.remaining() < needed) {
      flush();
    }
    if (buffer.capacity() < needed) {
      buffer = ByteBuffer.allocate(needed).order(ByteOrder.LITTLE_ENDIAN);
    }
    buffer.putInt(length);
  }

  /** Completes the file, forces it to disk and gives it its name. */
  public void commit() throws IOException {
    flush();
    channel.force(true);
    channel.close();
    Files.move(
        staging, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Releases the file; what was not committed is deleted. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(staging);
  }
}
