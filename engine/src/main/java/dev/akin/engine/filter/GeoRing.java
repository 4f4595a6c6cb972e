package dev.akin.engine.filter;

import java.util.List;

/**
 * A closed line of straight edges on a map where longitude and latitude are x and y.
 *
 * @param points its corners; the last is the first again
 */
public record GeoRing(List<GeoPoint> points) {
  /** How many points one ring may have. */
  public static final int MAX_POINTS = 10_000;

  private static final int FEWEST = 4;

  enum Side {
    INSIDE,
    OUTSIDE,
    EDGE
  }

  public GeoRing {
    points = List.copyOf(points);
    if (points.size() < FEWEST || points.size() > MAX_POINTS) {
      throw new IllegalArgumentException(
          "geo_polygon: a ring of %,d points, must be %d to %,d"
              .formatted(points.size(), FEWEST, MAX_POINTS));
    }
    if (!points.getFirst().equals(points.getLast())) {
      throw new IllegalArgumentException(
          "geo_polygon: the ring is open: it starts at %s and ends at %s"
              .formatted(points.getFirst(), points.getLast()));
    }
  }

  /** Where a place lies: inside if a ray from it to the east crosses an odd number of edges. */
  Side side(double lat, double lon) {
    boolean inside = false;
    GeoPoint from = points.getFirst();
    for (int i = 1; i < points.size(); i++) {
      GeoPoint to = points.get(i);
      double turn =
          (to.lon() - from.lon()) * (lat - from.lat())
              - (lon - from.lon()) * (to.lat() - from.lat());
      if (turn == 0 && isInBox(from, to, lat, lon)) {
        return Side.EDGE;
      }
      // The lower end of an edge belongs to it and the upper one does not, so that a ray through a
      // corner counts it once.
      boolean upwards = from.lat() <= lat && lat < to.lat();
      boolean downwards = to.lat() <= lat && lat < from.lat();
      if ((upwards && turn > 0) || (downwards && turn < 0)) {
        inside = !inside;
      }
      from = to;
    }
    return inside ? Side.INSIDE : Side.OUTSIDE;
  }

  private static boolean isInBox(GeoPoint from, GeoPoint to, double lat, double lon) {
    return lat >= Math.min(from.lat(), to.lat())
        && lat <= Math.max(from.lat(), to.lat())
        && lon >= Math.min(from.lon(), to.lon())
        && lon <= Math.max(from.lon(), to.lon());
  }
}
