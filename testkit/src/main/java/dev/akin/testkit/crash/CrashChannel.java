package dev.akin.testkit.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** An open file. */
final class CrashChannel extends UnmappedChannel {
  private final Disk disk;
  private final DiskFile file;
  private final CrashPath path;
  private final Mode mode;
  private long position;
  private boolean locked;

  /** What the channel was opened for. */
  enum Mode {
    READ,
    WRITE,
    READ_WRITE,
    APPEND;

    static Mode of(boolean write, boolean append, Set<? extends OpenOption> options) {
      if (append) {
        return APPEND;
      }
      if (!write) {
        return READ;
      }
      return options.contains(StandardOpenOption.READ) ? READ_WRITE : WRITE;
    }
  }

  CrashChannel(Disk disk, DiskFile file, CrashPath path, Mode mode) {
    this.disk = disk;
    this.file = file;
    this.path = path;
    this.mode = mode;
  }

  @Override
  public synchronized int read(ByteBuffer target) throws IOException {
    int read = read(target, position);
    position += Math.max(0, read);
    return read;
  }

  @Override
  public int read(ByteBuffer target, long offset) throws IOException {
    requireReadable();
    synchronized (disk) {
      disk.requirePower();
      return target.hasRemaining() ? file.read(target, offset) : 0;
    }
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    synchronized (disk) {
      int written = write(source, mode == Mode.APPEND ? file.size() : position);
      position = mode == Mode.APPEND ? file.size() : position + written;
      return written;
    }
  }

  @Override
  public int write(ByteBuffer source, long offset) throws IOException {
    requireWritable();
    byte[] bytes = new byte[source.remaining()];
    source.duplicate().get(bytes);
    int written = disk.write(file, bytes, offset, path);
    source.position(source.position() + written);
    return written;
  }

  @Override
  public synchronized long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public synchronized CrashChannel position(long newPosition) throws IOException {
    requireOpen();
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    synchronized (disk) {
      disk.requirePower();
      return file.size();
    }
  }

  @Override
  public synchronized CrashChannel truncate(long size) throws IOException {
    requireWritable();
    disk.truncate(file, size, path);
    position = Math.min(position, size);
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    requireOpen();
    disk.force(file, path);
  }

  /** The whole file is locked, whatever part is asked for; who comes second gets an exception. */
  @Override
  public FileLock tryLock(long start, long length, boolean shared) throws IOException {
    requireOpen();
    if (!disk.lock(file)) {
      throw new OverlappingFileLockException();
    }
    locked = true;
    return new FileLock(this, start, length, shared) {
      @Override
      public boolean isValid() {
        return locked && isOpen();
      }

      @Override
      public void release() {
        unlock();
      }
    };
  }

  @Override
  protected void implCloseChannel() {
    unlock();
  }

  private void unlock() {
    if (locked) {
      locked = false;
      disk.unlock(file);
    }
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }

  private void requireReadable() throws ClosedChannelException {
    requireOpen();
    if (mode == Mode.WRITE || mode == Mode.APPEND) {
      throw new NonReadableChannelException();
    }
  }

  private void requireWritable() throws ClosedChannelException {
    requireOpen();
    if (mode == Mode.READ) {
      throw new NonWritableChannelException();
    }
  }
}
