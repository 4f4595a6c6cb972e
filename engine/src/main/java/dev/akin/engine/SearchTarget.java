package dev.akin.engine;

import dev.akin.engine.point.PointId;

/** What a search looks near to. */
public sealed interface SearchTarget {
  /** The neighborhood of a vector. The array is handed over: {@code [dimension]}, finite. */
  static SearchTarget vector(float[] vector) {
    return new ByVector(vector);
  }

  /** The neighborhood of a stored point, which is itself left out of the answer. */
  static SearchTarget point(PointId id) {
    return new ByPoint(id);
  }

  /** A given vector. */
  final class ByVector implements SearchTarget {
    private final float[] vector;

    private ByVector(float[] vector) {
      this.vector = vector;
    }

    public float[] vector() {
      return vector;
    }
  }

  /** The vector of a stored point: "more like this". */
  record ByPoint(PointId id) implements SearchTarget {}
}
