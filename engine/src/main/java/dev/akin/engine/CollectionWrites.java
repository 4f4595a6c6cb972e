package dev.akin.engine;

import dev.akin.engine.log.Operation;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.PointLookup;
import dev.akin.engine.query.Selection;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Resolution;
import dev.akin.engine.write.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Turns requests to change a collection into operations on single points. */
final class CollectionWrites {
  private final String name;
  private final CollectionParameters parameters;
  private final CollectionStore store;

  CollectionWrites(String name, CollectionParameters parameters, CollectionStore store) {
    this.name = name;
    this.parameters = parameters;
    this.store = store;
  }

  WriteReceipt upsert(UpsertRequest request) throws IOException {
    List<Operation> operations = new ArrayList<>(request.points().size());
    for (Point point : request.points()) {
      operations.add(new Operation.Upsert(prepared(point)));
    }
    return receipt(
        request.isConditional()
            ? store.write(conditional(request, operations))
            : store.write(operations));
  }

  private static Resolution conditional(UpsertRequest request, List<Operation> operations) {
    List<PointId> ids = request.points().stream().map(Point::id).toList();
    return Resolution.of(
        ids,
        now -> {
          Set<PointId> writable = new WriteConditions(now).writable(request);
          return operations.stream()
              .filter(operation -> writable.contains(operation.id()))
              .toList();
        });
  }

  private Point prepared(Point point) {
    if (point.dimension() != parameters.dimension()) {
      throw new InvalidRequestException(
          "point %s: dimension %,d, collection \"%s\" has %,d"
              .formatted(point.id(), point.dimension(), name, parameters.dimension()));
    }
    try {
      return new Point(point.id(), parameters.metric().prepare(point.vector()), point.payload());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("point %s: %s".formatted(point.id(), e.getMessage()), e);
    }
  }

  /**
   * Changes each selected point by an operation of its own; the points of a filter are resolved
   * when the write's turn has come.
   */
  WriteReceipt change(PointSelector selector, Function<PointId, Operation> operation)
      throws IOException {
    return switch (selector) {
      case PointSelector.ByIds(var ids) -> receipt(changeById(ids, operation));
      case PointSelector.ByFilter(var filter) ->
          receipt(
              store.write(now ->
                  Selection.of(now, Optional.of(filter)).ids().stream().map(operation).toList()));
      case PointSelector.ByVersions(var versions) ->
          receipt(
              store.write(
                  Resolution.of(
                      versions.keySet(),
                      now -> {
                        new WriteConditions(now).require(versions);
                        return versions.keySet().stream().map(operation).toList();
                      })));
    };
  }

  /** A point at its end would be changed, if only those that are seen were not looked for. */
  private Written changeById(List<PointId> ids, Function<PointId, Operation> operation)
      throws IOException {
    if (!store.pointsEnd()) {
      return store.write(ids.stream().distinct().map(operation).toList());
    }
    return store.write(
        Resolution.of(
            ids,
            now -> {
              PointLookup lookup = new PointLookup(now);
              List<Operation> operations = new ArrayList<>();
              for (PointId id : new LinkedHashSet<>(ids)) {
                if (lookup.find(id).isPresent()) {
                  operations.add(operation.apply(id));
                }
              }
              return operations;
            }));
  }

  private static WriteReceipt receipt(Written written) {
    return new WriteReceipt(written.sequence(), written.points());
  }
}
