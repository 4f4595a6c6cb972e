package dev.akin.engine.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The segment at the end of the log, which is written to. Owned by the log's own thread. */
final class MutableSegment implements Closeable {
  private static final int STAGING_BYTES = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES);
  private long size;
  private long forcedSize;

  /** Opens a segment that holds nothing but whole records. */
  MutableSegment(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
    this.size = channel.size();
    this.forcedSize = size;
  }

  Path file() {
    return file;
  }

  long size() {
    return size;
  }

  /**
   * Writes all buffers at the end, or nothing.
   *
   * @throws LogFailedException if a part was written and could not be taken back
   * @throws IOException if nothing was written; the next write may succeed
   */
  void write(List<ByteBuffer> buffers) throws IOException {
    try {
      channel.position(size);
      staging.clear();
      for (ByteBuffer buffer : buffers) {
        stage(buffer.duplicate());
      }
      writeFully(channel, staging.flip());
      size = channel.position();
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
  }

  /** Makes everything written durable. */
  void force() throws IOException {
    channel.force(false);
    forcedSize = size;
  }

  /** Cuts off, durably, what was written since a force succeeded. */
  void takeBack() throws IOException {
    channel.truncate(forcedSize);
    channel.force(false);
    size = forcedSize;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void stage(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      int part = Math.min(buffer.remaining(), staging.remaining());
      staging.put(buffer.slice(buffer.position(), part));
      buffer.position(buffer.position() + part);
      if (!staging.hasRemaining()) {
        writeFully(channel, staging.flip());
        staging.clear();
      }
    }
  }

  /**
   * Durably cuts what a failed write left, or a whole record of it might come back after a crash.
   */
  private void takeBack(IOException cause) throws LogFailedException {
    try {
      channel.truncate(size);
      channel.force(false);
    } catch (IOException e) {
      e.addSuppressed(cause);
      throw new LogFailedException(
          file + ": a part of a write at offset " + size + " could not be taken back", e);
    }
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
