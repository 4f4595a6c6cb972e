package dev.akin.engine.write;

import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.recent.RecentWrites;
import dev.akin.engine.segment.IdLookup;
import dev.akin.engine.segment.SegmentView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What readers see: the newest view of the segments and the writes that it lacks, always exchanged
 * together. Readers come from any thread; changes come from whoever holds the {@link Applier}'s
 * lock.
 */
public final class LiveState implements AutoCloseable {
  private final Optional<Expiry> expiry;
  private RecentWrites recent;
  private SegmentView view;
  private IdLookup lookup;
  private Moment moment = new Moment();

  /** A state over a view that is handed over. */
  LiveState(SegmentView view, VectorSchema vectors, Optional<Expiry> expiry) throws IOException {
    this.expiry = expiry;
    this.recent = new RecentWrites(vectors);
    this.view = view;
    this.lookup = view.lookup();
  }

  /** The collection now; the caller closes it. */
  public Reading read() {
    return read(List.of());
  }

  /** The collection now, with the recent writes of some ids; the caller closes it. */
  public Reading read(Collection<PointId> ids) {
    return read(ids, expiry.map(Expiry::now).orElse(Expiry.BEFORE_ALL));
  }

  /** The collection now, with the points that are past their end; the caller closes it. */
  Reading readAll() {
    return read(List.of(), Expiry.BEFORE_ALL);
  }

  private synchronized Reading read(Collection<PointId> ids, long time) {
    Map<PointId, RecentWrite> wanted = new HashMap<>();
    for (PointId id : ids) {
      recent.get(id).ifPresent(write -> wanted.put(id, write));
    }
    if (!view.tryRetain()) {
      throw new IllegalStateException("the collection is closed");
    }
    return new Reading(recent.snapshot(), view, wanted, moment, time);
  }

  /** The state of the points that a reading would see. */
  synchronized Moment moment() {
    return moment;
  }

  /** The number of writes in the table. */
  public synchronized int recentWrites() {
    return recent.size();
  }

  /** The bytes of the table on and off the heap. */
  public synchronized long recentBytes() {
    return recent.bytes();
  }

  synchronized Optional<RecentWrite> recent(PointId id) {
    return recent.get(id);
  }

  /** The newest view, for the holder of the applier's lock, who alone exchanges it. */
  synchronized SegmentView view() {
    return view;
  }

  /** The document of an id in {@link #view()}; for the holder of the applier's lock. */
  int document(PointId id) throws IOException {
    return lookup.document(id);
  }

  /** Makes changes visible, all at once. */
  synchronized void publish(List<Change> changes) {
    if (!changes.isEmpty()) {
      moment = new Moment();
    }
    for (Change change : changes) {
      switch (change) {
        case Change.Put(long sequence, Point point, int hidden) ->
            recent.put(sequence, point, end(point), hidden);
        case Change.Update(long sequence, Point point, Set<String> _, int hidden) ->
            recent.put(sequence, point, end(point), hidden);
        case Change.Remove(long sequence, PointId id, int hidden) ->
            recent.delete(sequence, id, hidden);
      }
    }
  }

  private long end(Point point) {
    return expiry.map(each -> each.end(point.payload())).orElse(Expiry.NEVER);
  }

  /**
   * Exchanges the view; for the holder of the applier's lock. What takes long, looking up ids, is
   * done before readers are kept waiting.
   *
   * @param newer handed over; contains every change up to {@code sequence}
   */
  void advance(SegmentView newer, long sequence) throws IOException {
    IdLookup newerLookup = newer.lookup();
    RecentWrites newerRecent = table().advanced(sequence, id -> documentIn(newerLookup, id));
    SegmentView older;
    synchronized (this) {
      recent = newerRecent;
      older = view;
      view = newer;
      lookup = newerLookup;
    }
    older.close();
  }

  private synchronized RecentWrites table() {
    return recent;
  }

  private static int documentIn(IdLookup lookup, PointId id) {
    try {
      return lookup.document(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    view.close();
  }
}
