package dev.akin.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * A change log in the files of one folder, made durable by forcing them to disk.
 *
 * <p>Many threads append, one thread writes and forces (group commit). A write that fails is taken
 * back and later ones go on, and so is one whose force finds the disk full. A force that fails for
 * another reason closes the log for writes, and it is never tried again, because a second success
 * would say nothing about pages that the system dropped after the first failure. The folder belongs
 * to one log at a time; its owner sees to that.
 */
public final class FileChangeLog implements ChangeLog {
  private final LogFolder folder;
  private final long segmentBytes;
  private final NavigableMap<Long, Path> segments;
  private final ReadWriteLock truncation = new ReentrantReadWriteLock();
  private final Segments target;
  private final GroupCommit commit;

  private FileChangeLog(LogFolder folder, FileLogParameters parameters) throws IOException {
    this.folder = folder;
    this.segmentBytes = parameters.segmentBytes();
    this.segments = new ConcurrentSkipListMap<>(folder.segments());
    if (segments.isEmpty()) {
      segments.put(1L, folder.create(1));
    }
    var last = segments.lastEntry();
    long nextSequence = LogRecovery.recover(last.getValue(), last.getKey());
    this.target = new Segments(new MutableSegment(last.getValue()));
    this.commit =
        new GroupCommit(
            target, folder.path().toString(), nextSequence, parameters.maxPendingBytes());
  }

  /**
   * Opens the log in {@code folder}, creating an empty one if there is none, and cuts off what an
   * unfinished write left at its end; the cut is reported in the program's log.
   *
   * @throws LogCorruptedException if the last segment is damaged where it was durable, or is of an
   *     unknown format version; earlier segments are checked when they are read
   */
  public static FileChangeLog open(Path folder, FileLogParameters parameters) throws IOException {
    return new FileChangeLog(new LogFolder(folder), parameters);
  }

  /**
   * Leaves an empty log in a folder, whose next operation will have {@code firstSequence}. Whatever
   * was there must be safe elsewhere.
   */
  public static void beginAnew(Path folder, long firstSequence) throws IOException {
    LogFolder files = new LogFolder(folder);
    NavigableMap<Long, Path> old = files.segments();
    // The newest first, so that a crash in between leaves no gap.
    for (Path later : old.tailMap(firstSequence, true).descendingMap().values()) {
      Files.delete(later);
      files.force();
    }
    files.create(firstSequence);
    for (Path earlier : old.headMap(firstSequence, false).values()) {
      Files.delete(earlier);
    }
    files.force();
  }

  @Override
  public Appended append(List<Operation> operations) throws IOException {
    return commit.append(OperationCodec.encode(operations), operations.size());
  }

  @Override
  public long nextSequence() {
    return commit.nextSequence();
  }

  @Override
  public long firstSequence() {
    return segments.firstKey();
  }

  @Override
  public void read(long fromSequence, Consumer<? super LogRecord> visitor) throws IOException {
    truncation.readLock().lock();
    try {
      new LogReplay(segments, commit.durableSequence()).read(fromSequence, visitor);
    } finally {
      truncation.readLock().unlock();
    }
  }

  /** Deletes the segments that hold nothing newer; the one that is written to always stays. */
  @Override
  public void truncateBefore(long sequence) throws IOException {
    truncation.writeLock().lock();
    try {
      boolean deleted = false;
      while (segments.size() > 1 && segments.higherKey(segments.firstKey()) <= sequence) {
        // From the oldest on, so that a crash in between leaves no gap.
        Files.deleteIfExists(segments.firstEntry().getValue());
        segments.pollFirstEntry();
        deleted = true;
      }
      if (deleted) {
        folder.force();
      }
    } finally {
      truncation.writeLock().unlock();
    }
  }

  @Override
  public void close() throws IOException {
    commit.close();
    target.current.close();
  }

  /** The end of the log as the group commit sees it: one segment after the other. */
  private final class Segments implements GroupCommit.Target {
    private MutableSegment current;

    Segments(MutableSegment current) {
      this.current = current;
    }

    @Override
    public void write(List<ByteBuffer> buffers, long firstSequence) throws IOException {
      if (current.size() >= segmentBytes) {
        beginSegment(firstSequence);
      }
      current.write(buffers);
    }

    @Override
    public void force() throws IOException {
      current.force();
    }

    @Override
    public void takeBack() throws IOException {
      current.takeBack();
    }

    private void beginSegment(long firstSequence) throws IOException {
      // Every group was forced before the next is written: the old segment is durable.
      MutableSegment next = new MutableSegment(folder.create(firstSequence));
      MutableSegment old = current;
      current = next;
      segments.put(firstSequence, next.file());
      old.close();
    }
  }
}
