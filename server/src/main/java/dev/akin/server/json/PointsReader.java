package dev.akin.server.json;

import dev.akin.engine.CollectionParameters;
import dev.akin.engine.UpsertMode;
import dev.akin.engine.UpsertRequest;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a batch of points: {@code
 * {"points":[{"id":7,"vector":[0.1,0.2],"payload":{"colour":"red"}}]}}, see {@link VectorsReader}
 * for vectors with names. The whole batch is read before anything of it is stored, so a bad point
 * anywhere leaves the collection as it was. For one batch.
 */
public final class PointsReader {
  /** How many points one request may bring. */
  static final int MAX_POINTS = 100_000;

  private final VectorsReader vectors;
  private final Map<PointId, Long> versions = new LinkedHashMap<>();

  /** Reads points for a collection of that name. */
  public PointsReader(String collection, CollectionParameters parameters) {
    this.vectors = new VectorsReader(collection, parameters);
  }

  /** The points, at least one, and their conditions. */
  public UpsertRequest read(JsonInput input) {
    @Nullable List<Point> points = null;
    Optional<Filter> updateFilter = Optional.empty();
    UpsertMode mode = UpsertMode.UPSERT;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "points" -> points = points(input);
        case "update_filter" ->
            updateFilter =
                input.isNull() ? Optional.empty() : Optional.of(FilterReader.read(input));
        case "update_mode" -> mode = input.isNull() ? UpsertMode.UPSERT : mode(input);
        default -> throw input.unknownField("points", "update_filter", "update_mode");
      }
    }
    if (points == null) {
      throw input.missing("points");
    }
    return new UpsertRequest(points, mode, updateFilter, versions);
  }

  /**
   * Reads vectors for points that exist: {@code {"points":[{"id":7,"vector":{"image":[0.1]}}]}}.
   */
  public Map<PointId, NamedVectors> readVectors(JsonInput input) {
    @Nullable Map<PointId, NamedVectors> points = null;
    input.startObject();
    while (input.nextField()) {
      if (!input.field().equals("points")) {
        throw input.unknownField("points");
      }
      points = vectorsOfPoints(input);
    }
    if (points == null) {
      throw input.missing("points");
    }
    return points;
  }

  private Map<PointId, NamedVectors> vectorsOfPoints(JsonInput input) {
    input.startArray();
    Map<PointId, NamedVectors> points = new LinkedHashMap<>();
    while (input.nextElement()) {
      if (points.size() == MAX_POINTS) {
        throw input.refusal("more than " + MAX_POINTS + " points in one request");
      }
      vectorsOfPoint(input, points);
    }
    if (points.isEmpty()) {
      throw input.refusal("no points in the batch");
    }
    return points;
  }

  private void vectorsOfPoint(JsonInput input, Map<PointId, NamedVectors> points) {
    @Nullable PointId id = null;
    @Nullable NamedVectors vector = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "id" -> id = IdReader.read(input);
        case "vector" -> vector = vectors.read(input);
        default -> throw input.unknownField("id", "vector");
      }
    }
    if (id == null) {
      throw input.missing("id");
    }
    if (vector == null) {
      throw input.missing("vector");
    }
    if (points.put(id, vector) != null) {
      throw input.refusal("point " + id + " is given twice");
    }
  }

  private static UpsertMode mode(JsonInput input) {
    return switch (input.string()) {
      case "upsert" -> UpsertMode.UPSERT;
      case "insert_only" -> UpsertMode.INSERT_ONLY;
      case "update_only" -> UpsertMode.UPDATE_ONLY;
      default -> throw input.unexpected("\"upsert\", \"insert_only\" or \"update_only\"");
    };
  }

  private List<Point> points(JsonInput input) {
    input.startArray();
    List<Point> points = new ArrayList<>();
    while (input.nextElement()) {
      if (points.size() == MAX_POINTS) {
        throw input.refusal("more than " + MAX_POINTS + " points in one request");
      }
      points.add(point(input));
    }
    if (points.isEmpty()) {
      throw input.refusal("no points in the batch");
    }
    return points;
  }

  private Point point(JsonInput input) {
    @Nullable PointId id = null;
    @Nullable NamedVectors vector = null;
    Payload payload = Payload.empty();
    @Nullable Long version = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "id" -> id = IdReader.read(input);
        case "vector" -> vector = vectors.read(input);
        case "payload" -> payload = input.isNull() ? Payload.empty() : payload(input);
        case "if_version" -> version = input.isNull() ? null : input.longInteger();
        default -> throw input.unknownField("id", "vector", "payload", "if_version");
      }
    }
    if (id == null) {
      throw input.missing("id");
    }
    if (vector == null) {
      throw input.missing("vector");
    }
    if (version != null) {
      versions.put(id, version);
    }
    return new Point(id, vector, payload);
  }

  static Payload payload(JsonInput input) {
    input.requireObject();
    return Payload.read(input.parser());
  }
}
