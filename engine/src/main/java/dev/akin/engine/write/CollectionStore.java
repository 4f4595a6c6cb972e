package dev.akin.engine.write;

import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.log.Appended;
import dev.akin.engine.log.ChangeLog;
import dev.akin.engine.log.Operation;
import dev.akin.engine.point.PointId;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.segment.SegmentStore;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The durable state of one collection: change log, recent writes and segments, kept in step.
 *
 * <p>Locks, always taken in this order: the refresh lock or the commit lock, then the write lock,
 * then the state's own. The write lock is held while writes are resolved, logged and applied;
 * refreshing and committing hold it only to read or exchange a number or a view, so that both
 * overlap with writes.
 */
public final class CollectionStore implements AutoCloseable {
  private static final int MOST_RECENT_WRITES = 20_000;
  private static final long MOST_RECENT_BYTES = 128L << 20;

  private final ChangeLog log;
  private final SegmentStore segments;
  private final LiveState state;
  private final Applier applier;
  private final ReentrantLock writeLock = new ReentrantLock();
  private final ReentrantLock refreshLock = new ReentrantLock();
  private final ReentrantLock commitLock = new ReentrantLock();
  private final WriteQueue queue = new WriteQueue(writeLock, new Target());
  private final Upkeep upkeep;
  private boolean closed;

  /** Brings the segments up to date with the log; both are handed over. */
  CollectionStore(SegmentStore segments, ChangeLog log, UpkeepParameters parameters)
      throws IOException {
    this.segments = segments;
    this.log = log;
    this.state = new LiveState(segments.refresh(null), segments.dimension());
    this.applier = new Applier(state, segments, segments.committedSequence());
    this.upkeep = new Upkeep(parameters, this::refresh, this::commit);
  }

  /** Carries out operations as one batch; returns when they are durable and visible. */
  public Written write(List<Operation> operations) throws IOException {
    return submit(PendingWrite.of(operations));
  }

  /** Resolves a write against the state that all earlier writes left, then carries it out. */
  public Written write(Resolution resolution) throws IOException {
    return submit(PendingWrite.of(resolution));
  }

  private Written submit(PendingWrite write) throws IOException {
    Written written = queue.submit(write);
    boolean full =
        state.recentWrites() > MOST_RECENT_WRITES || state.recentBytes() > MOST_RECENT_BYTES;
    upkeep.afterWrite(full);
    return written;
  }

  /** The collection now; the caller closes it. */
  public Reading read() {
    return state.read();
  }

  /** The collection now, with the recent writes of some ids; the caller closes it. */
  public Reading read(Collection<PointId> ids) {
    return state.read(ids);
  }

  /** Moves what was written so far from the recent-writes table into searchable segments. */
  public void refresh() throws IOException {
    refreshLock.lock();
    try {
      long covered = appliedSequence();
      var newer = segments.refresh(state.view());
      writeLock.lock();
      try {
        state.advance(newer, covered);
      } finally {
        writeLock.unlock();
      }
    } finally {
      refreshLock.unlock();
    }
  }

  /** Makes the segments durable and lets the log forget what they hold. */
  public void commit() throws IOException {
    commitLock.lock();
    try {
      long sequence = appliedSequence();
      if (sequence > segments.committedSequence()) {
        segments.commit(sequence);
        log.truncateBefore(sequence + 1);
      }
    } finally {
      commitLock.unlock();
    }
  }

  /** Merges until at most so many segments remain, and makes them searchable. */
  public void mergeTo(int count) throws IOException {
    segments.mergeTo(count);
    refresh();
  }

  /** The sequence number of the newest operation that was carried out. */
  public long lastSequence() {
    return appliedSequence();
  }

  /** What filters on the segments are answered from beyond Lucene's fields. */
  public PayloadIndexes payloadIndexes() {
    return segments.payloadIndexes();
  }

  /** The number of searchable segments. */
  public int segments() throws IOException {
    try (Reading reading = state.read()) {
      return reading.view().segments().size();
    }
  }

  /** Where the collection's bytes are now. */
  public StorageUse use() throws IOException {
    try (Reading reading = state.read()) {
      long mapped = 0;
      long rows = 0;
      for (Segment segment : reading.view().segments()) {
        mapped += segment.fileBytes();
        rows += segment.rowBytes();
      }
      long heap = segments.heapBytes() + segments.payloadIndexes().bytes() + state.recentBytes();
      return new StorageUse(reading.view().segments().size(), mapped, rows, heap);
    }
  }

  private long appliedSequence() {
    writeLock.lock();
    try {
      return applier.applied();
    } finally {
      writeLock.unlock();
    }
  }

  /** Replays what the log holds beyond the last commit. */
  void recover() throws IOException {
    new Recovery(log, applier, this::refreshIfFull).run(segments.committedSequence());
    refresh();
  }

  private void refreshIfFull() throws IOException {
    if (state.recentWrites() > MOST_RECENT_WRITES) {
      refresh();
    }
  }

  /** Commits and lets go of the files. Readers under way keep theirs. */
  @Override
  public void close() throws IOException {
    stop();
    try {
      if (!upkeep.hasFailed()) {
        commit();
      }
    } finally {
      release();
    }
  }

  /** Lets go of the files without committing, because they are about to be deleted. */
  public void abandon() throws IOException {
    stop();
    release();
  }

  private void stop() {
    upkeep.stop();
    writeLock.lock();
    try {
      closed = true;
    } finally {
      writeLock.unlock();
    }
  }

  private void release() throws IOException {
    try (log;
        segments;
        state) {
      // Closed in the reverse order, whatever one of them throws.
    }
  }

  /** What the queue does with writes, under the write lock. */
  private final class Target implements WriteTarget {
    @Override
    public List<Operation> resolve(Resolution resolution) throws IOException {
      upkeep.requireHealthy();
      if (closed) {
        throw new IllegalStateException("the collection is closed");
      }
      try (Reading now = state.read()) {
        return resolution.operations(now);
      }
    }

    @Override
    public Appended append(List<Operation> operations) throws IOException {
      return log.append(operations);
    }

    @Override
    public int apply(List<Operation> operations, long firstSequence) throws IOException {
      try {
        return applier.apply(operations, firstSequence);
      } catch (IOException | RuntimeException e) {
        upkeep.fail("applying a durable write", e);
        throw e;
      }
    }

    @Override
    public long lastSequence() {
      return applier.applied();
    }
  }
}
