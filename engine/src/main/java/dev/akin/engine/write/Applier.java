package dev.akin.engine.write;

import dev.akin.engine.log.Operation;
import dev.akin.engine.log.Operation.Delete;
import dev.akin.engine.log.Operation.DeletePayloadKeys;
import dev.akin.engine.log.Operation.DeleteVectors;
import dev.akin.engine.log.Operation.OverwritePayload;
import dev.akin.engine.log.Operation.SetPayload;
import dev.akin.engine.log.Operation.SetVectors;
import dev.akin.engine.log.Operation.Upsert;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.IdLookup;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.segment.SegmentStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Carries out operations in the order of their sequence numbers, on the recent-writes table and on
 * the segments. Owned by one thread at a time, whoever holds the lock of its owner.
 */
final class Applier {
  private final LiveState state;
  private final SegmentStore store;
  private long applied;
  private Unindexed unindexed =
      failure -> {
        throw failure;
      };

  /**
   * What is done when a change is visible and the segments could not take it. The change is in the
   * log, so it counts; it comes back when the segments are opened again.
   */
  interface Unindexed {
    void happened(IOException failure) throws IOException;
  }

  /**
   * A point's newest state.
   *
   * @param loaded the point if it exists and is in memory; else it is read from {@code document}
   *     when it is needed
   * @param document the document that shows this state or an older one
   */
  private record Current(long sequence, boolean exists, Optional<Point> loaded, int document) {}

  /**
   * @param applied everything up to this sequence number is in the segments already
   */
  Applier(LiveState state, SegmentStore store, long applied) {
    this.state = state;
    this.store = store;
    this.applied = applied;
  }

  /** Decides what follows a failure of the segments; until then it fails the operation. */
  void onUnindexed(Unindexed consequence) {
    unindexed = consequence;
  }

  /** The sequence number of the last operation that was carried out. */
  long applied() {
    return applied;
  }

  /**
   * Carries out a batch; readers see all of it or nothing.
   *
   * @param first the sequence number of the first operation
   * @return how many points existed and changed
   */
  int apply(List<Operation> operations, long first) throws IOException {
    Batch batch = new Batch();
    long sequence = first;
    for (Operation operation : operations) {
      batch.add(operation, sequence++);
    }
    finish(batch.changes, sequence - 1);
    return batch.changes.size();
  }

  /**
   * Carries out an operation from the log, unless the point shows that this happened before the
   * crash.
   */
  void replay(Operation operation, long sequence) throws IOException {
    Batch batch = new Batch();
    if (batch.current(operation.id()).sequence < sequence) {
      batch.add(operation, sequence);
    }
    finish(batch.changes, sequence);
  }

  private void finish(List<Change> changes, long last) throws IOException {
    state.publish(changes);
    try {
      index(changes);
    } catch (IOException e) {
      unindexed.happened(e);
    } catch (RuntimeException e) {
      // Lucene says so when an earlier failure closed the writer.
      unindexed.happened(new IOException(e.getMessage(), e));
    }
    applied = last;
  }

  private void index(List<Change> changes) throws IOException {
    for (Change change : changes) {
      switch (change) {
        case Change.Put(long sequence, Point point, int _) -> store.put(point, sequence);
        case Change.Update(long sequence, Point point, Set<String> fields, int _) ->
            store.update(point, fields, sequence);
        case Change.Remove(long _, PointId id, int _) -> store.delete(id);
      }
    }
  }

  /** Operations that become visible together; each sees the ones before it. */
  private final class Batch {
    private final List<Change> changes = new ArrayList<>();
    private final Map<PointId, Current> touched = new HashMap<>();

    void add(Operation operation, long sequence) throws IOException {
      switch (operation) {
        case Upsert(Point point) -> put(current(point.id()), sequence, point);
        case SetPayload(PointId id, Payload patch) ->
            updateFields(id, sequence, patch.fields().keySet(), payload -> payload.with(patch));
        case OverwritePayload(PointId id, Payload payload) ->
            edit(id, sequence, point -> point.withPayload(payload));
        case DeletePayloadKeys(PointId id, List<String> keys) ->
            updateFields(id, sequence, Set.copyOf(keys), payload -> payload.without(keys));
        case SetVectors(PointId id, NamedVectors vectors) ->
            updateVectors(id, sequence, old -> old.with(vectors));
        case DeleteVectors(PointId id, List<String> names) ->
            updateVectors(id, sequence, old -> old.without(names));
        case Delete(PointId id) -> delete(id, sequence);
      }
    }

    /** Changes payload fields; where all of them are updatable, the document stays. */
    private void updateFields(
        PointId id, long sequence, Set<String> fields, UnaryOperator<Payload> edit)
        throws IOException {
      UnaryOperator<Point> ofPoint = point -> point.withPayload(edit.apply(point.payload()));
      if (fields.isEmpty() || !store.updatable().containsAll(fields)) {
        edit(id, sequence, ofPoint);
        return;
      }
      Current current = current(id);
      if (current.exists) {
        Point changed = ofPoint.apply(point(id, current));
        record(
            new Change.Update(sequence, changed, fields, current.document), Optional.of(changed));
      }
    }

    private void updateVectors(PointId id, long sequence, UnaryOperator<NamedVectors> edit)
        throws IOException {
      edit(id, sequence, point -> point.withVectors(edit.apply(point.vectors())));
    }

    private void edit(PointId id, long sequence, UnaryOperator<Point> edit) throws IOException {
      Current current = current(id);
      if (current.exists) {
        put(current, sequence, edit.apply(point(id, current)));
      }
    }

    private Point point(PointId id, Current current) throws IOException {
      return current.loaded.isPresent() ? current.loaded.get() : read(id, current.document);
    }

    private void put(Current current, long sequence, Point point) {
      record(new Change.Put(sequence, point, current.document), Optional.of(point));
    }

    private void delete(PointId id, long sequence) throws IOException {
      Current current = current(id);
      if (current.exists) {
        record(new Change.Remove(sequence, id, current.document), Optional.empty());
      }
    }

    private void record(Change change, Optional<Point> point) {
      changes.add(change);
      touched.put(change.id(), current(change.sequence(), point, change.hidden()));
    }

    private Current current(PointId id) throws IOException {
      Current known = touched.get(id);
      if (known != null) {
        return known;
      }
      Optional<RecentWrite> recent = state.recent(id);
      if (recent.isPresent()) {
        RecentWrite write = recent.get();
        return current(write.sequence(), write.point(), write.hidden());
      }
      int document = state.document(id);
      if (document == IdLookup.NONE) {
        return new Current(0, false, Optional.empty(), document);
      }
      Segment segment = state.view().segmentOf(document);
      long sequence = segment.sequence(document - segment.base());
      return new Current(sequence, true, Optional.empty(), document);
    }

    private static Current current(long sequence, Optional<Point> point, int document) {
      return new Current(sequence, point.isPresent(), point, document);
    }

    private Point read(PointId id, int document) throws IOException {
      Segment segment = state.view().segmentOf(document);
      int ordinal = document - segment.base();
      return new Point(id, segment.vectors(ordinal), segment.payload(ordinal));
    }
  }
}
