package dev.akin.eval.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file by offset. */
record FileBytes(Path path, FileChannel channel, long size) implements AutoCloseable {
  static FileBytes open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    return new FileBytes(path, channel, channel.size());
  }

  /**
   * Reads bytes.
   *
   * @throws ParquetException if they are not inside the file
   */
  byte[] read(long at, int length) throws IOException {
    if (at < 0 || length < 0 || at > size - length) {
      throw new ParquetException(
          "%,d bytes at %,d, the file has %,d: it is cut off or damaged"
              .formatted(length, at, size));
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new ParquetException("ends at %,d while it is read".formatted(at + bytes.position()));
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
