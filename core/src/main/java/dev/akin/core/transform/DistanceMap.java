package dev.akin.core.transform;

/**
 * How a distance in a transformed space reads in the metric in front of the transform, for one
 * query: {@code scale · inner + offset}. The scale is positive, so the order of neighbors is that
 * of the inner distances.
 *
 * @param scale what an inner distance is multiplied with
 * @param offset what is added
 */
public record DistanceMap(double scale, double offset) {
  /** Leaves distances as they are. */
  public static final DistanceMap IDENTITY = new DistanceMap(1, 0);

  public DistanceMap {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale %s is not positive".formatted(scale));
    }
  }

  /** The distance in front of the transform. */
  public float outer(float inner) {
    return (float) (scale * inner + offset);
  }

  /** The distance behind the transform, for a radius. */
  public float inner(float outer) {
    return (float) ((outer - offset) / scale);
  }

  /** This map of distances that another one has mapped before. */
  public DistanceMap after(DistanceMap inner) {
    return new DistanceMap(scale * inner.scale, scale * inner.offset + offset);
  }
}
