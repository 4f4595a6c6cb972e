package dev.akin.engine.write;

import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.log.Appended;
import dev.akin.engine.log.ChangeLog;
import dev.akin.engine.log.FrozenChangeLog;
import dev.akin.engine.log.Operation;
import dev.akin.engine.point.PointId;
import dev.akin.engine.segment.HeldCommit;
import dev.akin.engine.segment.Segment;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The durable state of one collection: change log, recent writes and segments, kept in step.
 *
 * <p>Locks, always taken in this order: the refresh lock, the commit lock, the write lock, the
 * state's own. The write lock is held while writes are resolved, logged and applied; refreshing and
 * committing hold it only to read or exchange a number or a view, so that both overlap with writes.
 *
 * <p>Once the segments could not be written, the gate is closed: reads go on with what they see,
 * writes are refused. Where the disk was full, the segments are opened again from their last commit
 * and the log, which has everything that was acknowledged, as soon as there is space.
 */
public final class CollectionStore implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(CollectionStore.class.getName());

  private final StoreFolder folder;
  private final WriteGate gate;
  private final ReentrantLock writeLock = new ReentrantLock();
  private final ReentrantLock refreshLock = new ReentrantLock();
  private final ReentrantLock commitLock = new ReentrantLock();
  private final WriteQueue queue = new WriteQueue(writeLock, new Target());
  private final Upkeep upkeep;
  private final WriteBuffers buffers;
  private volatile ChangeLog log;
  private volatile LiveSegments live;
  private boolean closed;

  /** A store over what was opened from its folder, which is handed over. */
  CollectionStore(StoreFolder folder, UpkeepParameters parameters, Opened opened) {
    this.folder = folder;
    this.log = opened.log;
    this.live = opened.live;
    this.gate = opened.gate;
    this.buffers = parameters.buffers();
    this.upkeep =
        new Upkeep(
            parameters,
            gate,
            new Upkeep.Tasks(
                this::refreshNow, this::commitNow, this::resume, this::deleteEndedQuietly));
    live.applier().onUnindexed(this::unindexed);
    upkeep.resumeLater();
    if (pointsEnd()) {
      upkeep.keepExpiring();
    }
  }

  /**
   * The parts of a store.
   *
   * @param gate closed where the log or the segments cannot be written to
   */
  record Opened(ChangeLog log, LiveSegments live, WriteGate gate) {}

  /** Carries out operations as one batch; returns when they are durable and visible. */
  public Written write(List<Operation> operations) throws IOException {
    return submit(PendingWrite.of(operations));
  }

  /** Resolves a write against the state that all earlier writes left, then carries it out. */
  public Written write(Resolution resolution) throws IOException {
    return submit(PendingWrite.of(resolution));
  }

  private Written submit(PendingWrite write) throws IOException {
    if (gate.hasSpaceAgain()) {
      resume();
    }
    Written written = queue.submit(write);
    upkeep.afterWrite(live.isFull());
    buffers.afterWrite(this);
    return written;
  }

  /** Whether points of this collection come to their end. */
  public boolean pointsEnd() {
    return live.segments().expiry().isPresent();
  }

  /**
   * Deletes the points that came to their end, through the log like every other write. Nobody sees
   * them any more, so this only gives back their space.
   */
  public void deleteEnded() throws IOException {
    while (write(EndedPoints::deletions).points() == EndedPoints.MOST) {
      // There may be more of them.
    }
  }

  /** A write that is refused is tried again later. */
  private void deleteEndedQuietly() {
    try {
      deleteEnded();
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.DEBUG, "points at their end could not be deleted", e);
    }
  }

  /** Bytes in memory of writes that are not in files yet. */
  long bufferedBytes() {
    LiveSegments now = live;
    return now.segments().heapBytes() + now.state().recentBytes();
  }

  /** Puts what is buffered into files; the gate is closed if that fails. */
  void flush() {
    upkeep.refreshNow();
  }

  /** Why writes are refused at the moment; nothing if they are not. */
  public Optional<WriteStop> writeStop() {
    return gate.stop();
  }

  /** The state of the points now; another one after each write that changes a point. */
  public Moment moment() {
    return live.state().moment();
  }

  /** The collection now; the caller closes it. */
  public Reading read() {
    return read(List.of());
  }

  /** The collection now, with the recent writes of some ids; the caller closes it. */
  public Reading read(Collection<PointId> ids) {
    while (true) {
      LiveSegments now = live;
      try {
        return now.state().read(ids);
      } catch (IllegalStateException e) {
        if (now.equals(live)) {
          throw e;
        }
        // The segments were opened again in between.
      }
    }
  }

  /** The collection now, with the points that are past their end; the caller closes it. */
  public Reading readAll() {
    return live.state().readAll();
  }

  /** Moves what was written so far from the recent-writes table into searchable segments. */
  public void refresh() throws IOException {
    upkeep.doOrFail("refreshing", this::refreshNow);
  }

  private void refreshNow() throws IOException {
    refreshLock.lock();
    try {
      long covered = appliedSequence();
      gate.require();
      LiveSegments now = live;
      var newer = now.segments().refresh(now.state().view());
      writeLock.lock();
      try {
        now.state().advance(newer, covered);
      } finally {
        writeLock.unlock();
      }
    } finally {
      refreshLock.unlock();
    }
  }

  /** Makes the segments durable and lets the log forget what they hold. */
  public void commit() throws IOException {
    upkeep.doOrFail("committing", this::commitNow);
  }

  private void commitNow() throws IOException {
    commitLock.lock();
    try {
      long sequence = appliedSequence();
      gate.require();
      if (sequence > live.segments().committedSequence()) {
        live.segments().commit(sequence);
        log.truncateBefore(sequence + 1);
      }
    } finally {
      commitLock.unlock();
    }
  }

  /** Merges until at most so many segments remain, fewer if it pays; makes them searchable. */
  public void mergeTo(int count) throws IOException {
    gate.require();
    // A merge that fails closes Lucene's writer.
    upkeep.doOrFail("merging segments", () -> live.segments().mergeTo(count));
    refresh();
  }

  /**
   * Writes log and segments, as they are at one moment, into a folder, while writes go on.
   *
   * @return the moment; the caller closes it
   */
  public StoreCopy copyTo(Path target) throws IOException {
    return new StoreCopier(target).copy(this::held);
  }

  /** A commit, and what the log and the readers have beyond it. */
  private StoreCopier.Held held(StoreCopier.Tail tail) throws IOException {
    commitLock.lock();
    try {
      commitNow();
      HeldCommit commit = live.segments().holdCommit();
      try {
        StoreCopy moment = copyNow();
        try {
          tail.write(log, live.segments().committedSequence() + 1, moment.sequence());
        } catch (IOException | RuntimeException e) {
          moment.close();
          throw e;
        }
        return new StoreCopier.Held(commit, moment);
      } catch (IOException | RuntimeException e) {
        commit.close();
        throw e;
      }
    } finally {
      commitLock.unlock();
    }
  }

  private StoreCopy copyNow() {
    writeLock.lock();
    try {
      return new StoreCopy(live.state().readAll(), live.applier().applied());
    } finally {
      writeLock.unlock();
    }
  }

  /** The sequence number of the newest operation that was carried out. */
  public long lastSequence() {
    return appliedSequence();
  }

  /** What filters on the segments are answered from beyond Lucene's fields. */
  public PayloadIndexes payloadIndexes() {
    return folder.payloadIndexes();
  }

  /** The number of searchable segments. */
  public int segments() throws IOException {
    try (Reading reading = read()) {
      return reading.view().segments().size();
    }
  }

  /** Where the collection's bytes are now. */
  public StorageUse use() throws IOException {
    try (Reading reading = read()) {
      long mapped = 0;
      Map<String, Long> rows = new HashMap<>();
      live.segments().vectors().kinds().forEach(kind -> rows.put(kind.name(), 0L));
      for (Segment segment : reading.view().segments()) {
        mapped += segment.fileBytes();
        rows.replaceAll((name, bytes) -> bytes + segment.rowBytes(name));
      }
      long heap = bufferedBytes() + payloadIndexes().bytes();
      return new StorageUse(reading.view().segments().size(), mapped, rows, heap);
    }
  }

  private long appliedSequence() {
    writeLock.lock();
    try {
      return live.applier().applied();
    } finally {
      writeLock.unlock();
    }
  }

  /** Opens log and segments again if the disk was full; stays as it is if it still is. */
  private void resume() throws IOException {
    refreshLock.lock();
    commitLock.lock();
    writeLock.lock();
    try {
      boolean full =
          gate.stop().filter(stop -> stop.kind() == WriteStop.Kind.DISK_FULL).isPresent();
      if (full && !closed) {
        openAgain();
        gate.open();
      }
    } catch (IOException | RuntimeException e) {
      if (!DiskSpace.isExhausted(e)) {
        throw e;
      }
      LOGGER.log(Level.DEBUG, "the disk is still full", e);
      upkeep.resumeLater();
    } finally {
      writeLock.unlock();
      commitLock.unlock();
      refreshLock.unlock();
    }
  }

  private void openAgain() throws IOException {
    LiveSegments old = live;
    if (log instanceof FrozenChangeLog) {
      log = folder.openLog();
    }
    // Readers keep the files that they have open.
    old.segments().close();
    LiveSegments newer = LiveSegments.open(folder.openSegments(), log);
    newer.applier().onUnindexed(this::unindexed);
    live = newer;
    old.state().close();
  }

  private void unindexed(IOException failure) {
    upkeep.fail("indexing a durable write", failure);
  }

  /** Commits and lets go of the files. Readers under way keep theirs. */
  @Override
  public void close() throws IOException {
    stop();
    try {
      if (gate.isOpen()) {
        commitNow();
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
    buffers.closed(this);
    writeLock.lock();
    try {
      closed = true;
    } finally {
      writeLock.unlock();
    }
  }

  private void release() throws IOException {
    ChangeLog lastLog = log;
    LiveSegments last = live;
    try (lastLog;
        last) {
      // Closed in the reverse order, whatever one of them throws.
    }
  }

  /** What the queue does with writes, under the write lock. */
  private final class Target implements WriteTarget {
    @Override
    public List<Operation> resolve(Resolution resolution) throws IOException {
      if (closed) {
        throw new IllegalStateException("the collection is closed");
      }
      gate.require();
      try (Reading now = live.state().read(resolution.ids())) {
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
        return live.applier().apply(operations, firstSequence);
      } catch (IOException | RuntimeException e) {
        upkeep.fail("applying a durable write", e);
        throw e;
      }
    }

    @Override
    public long lastSequence() {
      return live.applier().applied();
    }
  }
}
