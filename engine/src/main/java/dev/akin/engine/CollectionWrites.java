package dev.akin.engine;

import dev.akin.engine.log.Operation;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.PointLookup;
import dev.akin.engine.query.Selection;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Resolution;
import dev.akin.engine.write.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

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
    boolean unnamed = parameters.vectors().containsKey(NamedVectors.UNNAMED);
    if (unnamed && point.vectors().isEmpty()) {
      throw new InvalidRequestException("point %s: has no vector".formatted(point.id()));
    }
    return point
        .withVectors(prepared(point.id(), point.vectors()))
        .withPayload(prepared(point.payload(), () -> "point %s: ".formatted(point.id())));
  }

  private Payload prepared(Payload payload, Supplier<String> context) {
    try {
      return parameters.updatable().prepare(payload);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(context.get() + e.getMessage(), e);
    }
  }

  /** Adds or replaces payload fields of the selected points. */
  WriteReceipt setPayload(PointSelector selector, Payload patch) throws IOException {
    Payload prepared = prepared(patch, () -> "");
    return change(selector, id -> new Operation.SetPayload(id, prepared));
  }

  /** Adds or replaces payload fields, of each point its own. */
  WriteReceipt setPayloads(Map<PointId, Payload> patches) throws IOException {
    Map<PointId, Payload> prepared = new LinkedHashMap<>();
    patches.forEach(
        (id, patch) -> prepared.put(id, prepared(patch, () -> "point %s: ".formatted(id))));
    return receipt(
        changeById(
            List.copyOf(prepared.keySet()),
            id -> new Operation.SetPayload(id, prepared.getOrDefault(id, Payload.empty()))));
  }

  /** Replaces the payload of the selected points. */
  WriteReceipt overwritePayload(PointSelector selector, Payload payload) throws IOException {
    Payload prepared = prepared(payload, () -> "");
    return change(selector, id -> new Operation.OverwritePayload(id, prepared));
  }

  private NamedVectors prepared(PointId id, NamedVectors vectors) {
    return vectors.map((vectorName, vector) -> {
      VectorParameters kind = parameters.vectors().get(vectorName);
      if (kind == null) {
        throw new InvalidRequestException(
            "point %s: %s".formatted(id, parameters.unknownVector(name, vectorName)));
      }
      if (vector.length != kind.dimension()) {
        throw new InvalidRequestException(
            "point %s: dimension %,d%s, collection \"%s\" has %,d"
                .formatted(
                    id,
                    vector.length,
                    vectorName.isEmpty() ? "" : " of vector \"" + vectorName + "\"",
                    name,
                    kind.dimension()));
      }
      try {
        return kind.stored(vector);
      } catch (IllegalArgumentException e) {
        throw new InvalidRequestException("point %s: %s".formatted(id, e.getMessage()), e);
      }
    });
  }

  /** Adds vectors to points that exist, or replaces those of the same names. */
  WriteReceipt setVectors(Map<PointId, NamedVectors> vectors) throws IOException {
    Map<PointId, NamedVectors> prepared = new LinkedHashMap<>();
    vectors.forEach((id, added) -> prepared.put(id, prepared(id, added)));
    return receipt(
        changeById(
            List.copyOf(prepared.keySet()),
            id -> new Operation.SetVectors(id, prepared.getOrDefault(id, NamedVectors.none()))));
  }

  /** Removes vectors of the selected points. */
  WriteReceipt deleteVectors(PointSelector selector, List<String> names) throws IOException {
    for (String vector : names) {
      if (!parameters.vectors().containsKey(vector)) {
        throw new InvalidRequestException(parameters.unknownVector(name, vector));
      }
      if (vector.isEmpty()) {
        throw new InvalidRequestException(
            "the vector of collection \"%s\" has no name, so no point can be without it: delete the points"
                .formatted(name));
      }
    }
    return change(selector, id -> new Operation.DeleteVectors(id, names));
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
