package dev.akin.server.json;

import dev.akin.engine.filter.GeoPoint;
import dev.akin.engine.filter.GeoRing;
import dev.akin.engine.filter.GeoShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads shapes on the earth's surface, whose corners are {@code {"lon":13.4,"lat":52.5}}: {@code
 * {"top_left":…,"bottom_right":…}}, {@code {"center":…,"radius":1000}} in meters, {@code
 * {"exterior":{"points":[…]},"interiors":[{"points":[…]}]}}.
 */
final class GeoReader {
  /** How many holes a polygon may have. */
  private static final int MAX_INTERIORS = 1_000;

  private GeoReader() {}

  static GeoShape box(JsonInput input) {
    @Nullable GeoPoint topLeft = null;
    @Nullable GeoPoint bottomRight = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "top_left" -> topLeft = point(input);
        case "bottom_right" -> bottomRight = point(input);
        default -> throw input.unknownField("top_left", "bottom_right");
      }
    }
    if (topLeft == null || bottomRight == null) {
      throw input.missing(topLeft == null ? "top_left" : "bottom_right");
    }
    return new GeoShape.Box(topLeft, bottomRight);
  }

  static GeoShape circle(JsonInput input) {
    @Nullable GeoPoint center = null;
    @Nullable Double radius = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "center" -> center = point(input);
        case "radius" -> radius = input.number();
        default -> throw input.unknownField("center", "radius");
      }
    }
    if (center == null || radius == null) {
      throw input.missing(center == null ? "center" : "radius");
    }
    return new GeoShape.Circle(center, radius);
  }

  static GeoShape polygon(JsonInput input) {
    @Nullable GeoRing exterior = null;
    List<GeoRing> interiors = List.of();
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "exterior" -> exterior = ring(input);
        case "interiors" -> interiors = input.isNull() ? List.of() : rings(input);
        default -> throw input.unknownField("exterior", "interiors");
      }
    }
    if (exterior == null) {
      throw input.missing("exterior");
    }
    return new GeoShape.Polygon(exterior, interiors);
  }

  private static List<GeoRing> rings(JsonInput input) {
    input.startArray();
    List<GeoRing> rings = new ArrayList<>();
    while (input.nextElement()) {
      if (rings.size() == MAX_INTERIORS) {
        throw input.refusal("more than " + MAX_INTERIORS + " interiors");
      }
      rings.add(ring(input));
    }
    return rings;
  }

  private static GeoRing ring(JsonInput input) {
    @Nullable List<GeoPoint> points = null;
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
    return new GeoRing(points);
  }

  private static List<GeoPoint> points(JsonInput input) {
    input.startArray();
    List<GeoPoint> points = new ArrayList<>();
    while (input.nextElement()) {
      if (points.size() == GeoRing.MAX_POINTS) {
        throw input.refusal("more than " + GeoRing.MAX_POINTS + " points");
      }
      points.add(point(input));
    }
    return points;
  }

  private static GeoPoint point(JsonInput input) {
    @Nullable Double lat = null;
    @Nullable Double lon = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "lat" -> lat = input.number();
        case "lon" -> lon = input.number();
        default -> throw input.unknownField("lon", "lat");
      }
    }
    if (lat == null || lon == null) {
      throw input.missing(lat == null ? "lat" : "lon");
    }
    return new GeoPoint(lat, lon);
  }
}
