package dev.akin.engine.filter;

import java.util.Map;
import java.util.Optional;

/**
 * A place on earth, in degrees.
 *
 * @param lat −90 to 90, positive in the north
 * @param lon −180 to 180, positive in the east
 */
public record GeoPoint(double lat, double lon) {
  public GeoPoint {
    if (!isPlace(lat, lon)) {
      throw new IllegalArgumentException(
          "lat %s, lon %s: not between -90 and 90, and -180 and 180".formatted(lat, lon));
    }
    lat += 0.0; // −0 and 0 are the same place
    lon += 0.0;
  }

  private static boolean isPlace(double lat, double lon) {
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180; // false for NaN
  }

  /**
   * The place that a payload's value means: an object with the numbers {@code lat}, {@code lon}.
   */
  static Optional<GeoPoint> ofPayload(Object value) {
    return value instanceof Map<?, ?> object
            && object.get("lat") instanceof Number lat
            && object.get("lon") instanceof Number lon
            && isPlace(lat.doubleValue(), lon.doubleValue())
        ? Optional.of(new GeoPoint(lat.doubleValue(), lon.doubleValue()))
        : Optional.empty();
  }
}
