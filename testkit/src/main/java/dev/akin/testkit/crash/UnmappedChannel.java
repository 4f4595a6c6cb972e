package dev.akin.testkit.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel whose less common methods go through the common ones, and that cannot be mapped. */
abstract class UnmappedChannel extends FileChannel {
  private static final int TRANSFER_BYTES = 1 << 16;

  @Override
  public long read(ByteBuffer[] targets, int first, int count) throws IOException {
    long total = 0;
    for (int i = first; i < first + count; i++) {
      int read = read(targets[i]);
      if (read < 0) {
        return total == 0 ? -1 : total;
      }
      total += read;
    }
    return total;
  }

  @Override
  public long write(ByteBuffer[] sources, int first, int count) throws IOException {
    long total = 0;
    for (int i = first; i < first + count; i++) {
      total += write(sources[i]);
    }
    return total;
  }

  @Override
  public long transferTo(long offset, long count, WritableByteChannel target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, TRANSFER_BYTES));
    return read(buffer, offset) < 0 ? 0 : target.write(buffer.flip());
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long offset, long count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, TRANSFER_BYTES));
    return source.read(buffer) < 0 ? 0 : write(buffer.flip(), offset);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long offset, long size) {
    throw new UnsupportedOperationException("mapping is not simulated");
  }

  @Override
  public FileLock lock(long start, long length, boolean shared) throws IOException {
    return tryLock(start, length, shared);
  }

  @Override
  public abstract FileLock tryLock(long start, long length, boolean shared) throws IOException;
}
