package dev.akin.engine.filter;

import java.util.List;

/** A part of the earth's surface. Its edge does not belong to it. Immutable. */
public sealed interface GeoShape {
  /** The mean radius of the earth, as the IUGG defines it. */
  double EARTH_METERS = 6_371_008.8;

  default boolean contains(GeoPoint point) {
    return contains(point.lat(), point.lon());
  }

  /** Whether a place, in degrees, lies in the shape. */
  boolean contains(double lat, double lon);

  /**
   * What lies between two parallels and two meridians. Where the left meridian is east of the right
   * one, the box spans the 180th.
   *
   * @param topLeft the north-western corner
   * @param bottomRight the south-eastern corner
   */
  record Box(GeoPoint topLeft, GeoPoint bottomRight) implements GeoShape {
    public Box {
      if (topLeft.lat() < bottomRight.lat()) {
        throw new IllegalArgumentException(
            "geo_bounding_box: the top at lat %s lies below the bottom at lat %s"
                .formatted(topLeft.lat(), bottomRight.lat()));
      }
    }

    @Override
    public boolean contains(double lat, double lon) {
      boolean east = lon > topLeft.lon();
      boolean west = lon < bottomRight.lon();
      return lat > bottomRight.lat()
          && lat < topLeft.lat()
          && (topLeft.lon() > bottomRight.lon() ? east || west : east && west);
    }
  }

  /**
   * What is nearer to a place than a radius, along great circles of a sphere, by the haversine
   * formula.
   *
   * @param center the place
   * @param meters the radius
   */
  record Circle(GeoPoint center, double meters) implements GeoShape {
    public Circle {
      if (!(meters >= 0)) {
        throw new IllegalArgumentException(
            "geo_radius: radius " + meters + ", must be 0 or more meters");
      }
    }

    @Override
    public boolean contains(double lat, double lon) {
      double north = Math.toRadians(lat - center.lat());
      // A sphere's meridian is its shortest way north; this spares the far points the trigonometry.
      if (Math.abs(north) * EARTH_METERS > meters * (1 + 1e-9)) {
        return false;
      }
      double east = Math.toRadians(lon - center.lon());
      double sinNorth = Math.sin(north / 2);
      double sinEast = Math.sin(east / 2);
      double cosines = Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(center.lat()));
      double haversine = sinNorth * sinNorth + cosines * sinEast * sinEast;
      return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(haversine))) < meters;
    }
  }

  /**
   * What lies within a ring and outside of holes, on a map where longitude and latitude are x and
   * y; edges are straight there, and the 180th meridian is not crossed.
   *
   * @param exterior the outer ring
   * @param interiors the rings of the holes
   */
  record Polygon(GeoRing exterior, List<GeoRing> interiors) implements GeoShape {
    public Polygon {
      interiors = List.copyOf(interiors);
    }

    @Override
    public boolean contains(double lat, double lon) {
      if (exterior.side(lat, lon) != GeoRing.Side.INSIDE) {
        return false;
      }
      for (GeoRing interior : interiors) {
        if (interior.side(lat, lon) != GeoRing.Side.OUTSIDE) {
          return false;
        }
      }
      return true;
    }
  }
}
