package dev.akin.testkit.crash;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A file: the content that programs see, the content on disk, and the changes in between. Guarded
 * by the disk's lock.
 */
final class DiskFile implements DiskNode {
  private final Bytes visible;
  private final Bytes durable;
  private final List<Change> pending = new ArrayList<>();

  private sealed interface Change {
    record Write(long offset, Bytes bytes) implements Change {}

    record Truncate(long size) implements Change {}
  }

  DiskFile() {
    this(new Bytes());
  }

  private DiskFile(Bytes content) {
    this.visible = content;
    this.durable = content.copy();
  }

  @Override
  public long size() {
    return visible.size();
  }

  int read(ByteBuffer target, long offset) {
    return visible.read(target, offset);
  }

  void write(Bytes bytes, long offset) {
    visible.write(bytes, offset);
    pending.add(new Change.Write(offset, bytes));
  }

  void truncate(long size) {
    visible.truncate(size);
    pending.add(new Change.Truncate(size));
  }

  void force() {
    for (Change change : pending) {
      switch (change) {
        case Change.Write(long offset, Bytes bytes) -> durable.write(bytes, offset);
        case Change.Truncate(long size) -> durable.truncate(size);
      }
    }
    pending.clear();
  }

  /**
   * What a system does that could not write pages back: it reports so once, and takes the pages for
   * clean. A later force succeeds and does not write them.
   */
  void failForce() {
    pending.clear();
  }

  /** The file that is found after a power failure. */
  DiskFile survivor(Survival survival) {
    Bytes content = durable.copy();
    for (Change change : pending) {
      switch (change) {
        case Change.Write write -> survive(write, content, survival);
        case Change.Truncate(long size) -> {
          if (survival.sector()) {
            content.truncate(size);
          }
        }
      }
    }
    return new DiskFile(content);
  }

  private static void survive(Change.Write write, Bytes content, Survival survival) {
    int start = 0;
    while (start < write.bytes.size()) {
      long offset = write.offset + start;
      int toBoundary = Survival.SECTOR_BYTES - (int) (offset % Survival.SECTOR_BYTES);
      int end = Math.min(start + toBoundary, write.bytes.size());
      if (survival.sector()) {
        content.write(write.bytes.slice(start, end), offset);
      }
      start = end;
    }
  }
}
