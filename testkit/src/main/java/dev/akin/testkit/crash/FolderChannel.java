package dev.akin.testkit.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileSystemException;

/** An open folder, which can be forced and nothing else. */
final class FolderChannel extends UnmappedChannel {
  private final Disk disk;
  private final DiskFolder folder;
  private final CrashPath path;

  FolderChannel(Disk disk, DiskFolder folder, CrashPath path) {
    this.disk = disk;
    this.folder = folder;
    this.path = path;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    disk.force(folder, path);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    throw isFolder();
  }

  @Override
  public int read(ByteBuffer target, long offset) throws IOException {
    throw isFolder();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public int write(ByteBuffer source, long offset) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  public FileChannel position(long newPosition) {
    return this;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public FileChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public FileLock tryLock(long start, long length, boolean shared) throws IOException {
    throw isFolder();
  }

  @Override
  protected void implCloseChannel() {}

  private FileSystemException isFolder() {
    return new FileSystemException(path.toString(), null, "Is a directory");
  }
}
