package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a collection should hold: a map, and writes that need no explanation. */
final class ModelCollection {
  private final SortedMap<PointId, Point> points = new TreeMap<>();

  /** A write, as it is sent to a collection and as it changes the model. */
  sealed interface Write {
    record Upsert(List<Point> points) implements Write {}

    record UpsertIf(UpsertRequest request) implements Write {}

    record SetPayload(PointSelector selector, Payload patch) implements Write {}

    record OverwritePayload(PointSelector selector, Payload payload) implements Write {}

    record DeletePayload(PointSelector selector, List<String> fields) implements Write {}

    record Delete(PointSelector selector) implements Write {}

    /** Sends this write; returns when it is acknowledged. */
    default WriteReceipt to(Collection collection) {
      return switch (this) {
        case Upsert(List<Point> points) -> collection.upsert(points);
        case UpsertIf(UpsertRequest request) -> collection.upsert(request);
        case SetPayload(PointSelector selector, Payload patch) ->
            collection.setPayload(selector, patch);
        case OverwritePayload(PointSelector selector, Payload payload) ->
            collection.overwritePayload(selector, payload);
        case DeletePayload(PointSelector selector, List<String> fields) ->
            collection.deletePayload(selector, fields);
        case Delete(PointSelector selector) -> collection.delete(selector);
      };
    }
  }

  ModelCollection() {}

  private ModelCollection(ModelCollection other) {
    points.putAll(other.points);
  }

  SortedMap<PointId, Point> points() {
    return points;
  }

  /** The model after a write; this one stays as it is. */
  ModelCollection after(Write write) {
    ModelCollection changed = new ModelCollection(this);
    changed.apply(write);
    return changed;
  }

  private void apply(Write write) {
    switch (write) {
      case Write.Upsert(List<Point> added) -> added.forEach(point -> points.put(point.id(), point));
      case Write.UpsertIf(UpsertRequest request) -> {
        List<Point> written =
            request.points().stream().filter(point -> isWritten(request, point.id())).toList();
        written.forEach(point -> points.put(point.id(), point));
      }
      case Write.SetPayload(PointSelector selector, Payload patch) ->
          selected(selector)
              .forEach(point -> points.put(point.id(), with(point, point.payload().with(patch))));
      case Write.OverwritePayload(PointSelector selector, Payload payload) ->
          selected(selector).forEach(point -> points.put(point.id(), with(point, payload)));
      case Write.DeletePayload(PointSelector selector, List<String> fields) ->
          selected(selector)
              .forEach(
                  point -> points.put(point.id(), with(point, point.payload().without(fields))));
      case Write.Delete(PointSelector selector) ->
          selected(selector).forEach(point -> points.remove(point.id()));
    }
  }

  private boolean isWritten(UpsertRequest request, PointId id) {
    Point stored = points.get(id);
    if (stored == null) {
      return request.mode() != UpsertMode.UPDATE_ONLY;
    }
    return request.mode() != UpsertMode.INSERT_ONLY
        && request.updateFilter().map(filter -> filter.matches(id, stored.payload())).orElse(true);
  }

  private static Point with(Point point, Payload payload) {
    return point.withPayload(payload);
  }

  private List<Point> selected(PointSelector selector) {
    List<Point> selected = new ArrayList<>();
    for (Point point : points.values()) {
      boolean matches =
          switch (selector) {
            case PointSelector.ByIds(List<PointId> ids) -> ids.contains(point.id());
            case PointSelector.ByFilter(Filter filter) ->
                filter.matches(point.id(), point.payload());
            case PointSelector.ByVersions _ ->
                throw new IllegalArgumentException("the model knows no versions");
          };
      if (matches) {
        selected.add(point);
      }
    }
    return selected;
  }
}
