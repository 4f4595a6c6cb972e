package dev.akin.server.json;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a batch of points: {@code
 * {"points":[{"id":7,"vector":[0.1,0.2],"payload":{"colour":"red"}}]}}. The whole batch is read
 * before anything of it is stored, so a bad point anywhere leaves the collection as it was.
 */
public final class PointsReader {
  /** How many points one request may bring. */
  static final int MAX_POINTS = 100_000;

  private final VectorReader vectors;

  /** Reads points for a collection of that name and dimension. */
  public PointsReader(String collection, int dimension) {
    this.vectors = new VectorReader(collection, dimension);
  }

  /** The points, at least one. */
  public List<Point> read(JsonInput input) {
    @Nullable List<Point> points = null;
    input.startObject();
    while (input.nextField()) {
      if (!input.field().equals("points")) {
        throw input.unknownField("points");
      }
      points = points(input);
    }
    if (points == null) {
      throw input.missing("points");
    }
    return points;
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
    float @Nullable [] vector = null;
    Payload payload = Payload.empty();
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "id" -> id = IdReader.read(input);
        case "vector" -> vector = vectors.read(input);
        case "payload" -> payload = input.isNull() ? Payload.empty() : payload(input);
        default -> throw input.unknownField("id", "vector", "payload");
      }
    }
    if (id == null) {
      throw input.missing("id");
    }
    if (vector == null) {
      throw input.missing("vector");
    }
    return new Point(id, vector, payload);
  }

  static Payload payload(JsonInput input) {
    input.requireObject();
    return Payload.read(input.parser());
  }
}
