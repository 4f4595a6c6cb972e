package dev.akin.testkit.crash;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;

/** The space on the disk. */
final class DiskStore extends FileStore {
  private final Disk disk;

  DiskStore(Disk disk) {
    this.disk = disk;
  }

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String type() {
    return "crash";
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public long getTotalSpace() {
    return Long.MAX_VALUE;
  }

  @Override
  public long getUsableSpace() {
    return disk.usableSpace();
  }

  @Override
  public long getUnallocatedSpace() {
    return disk.usableSpace();
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
    return type.getSimpleName().equals("BasicFileAttributeView");
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return name.equals("basic");
  }

  @Override
  public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
    return null;
  }

  @Override
  public Object getAttribute(String attribute) {
    throw new UnsupportedOperationException("attributes of the store are not simulated");
  }
}
