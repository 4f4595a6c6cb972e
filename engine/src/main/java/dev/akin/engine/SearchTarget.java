package dev.akin.engine;

import dev.akin.engine.point.PointId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    @Override
    public SearchTarget copy() {
      return new ByVector(vector.clone());
    }

    /** Whether the other is a vector of the same bits. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ByVector that && Arrays.equals(vector, that.vector);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(vector);
    }
  }

  /** The vector of a stored point: "more like this". */
  record ByPoint(PointId id) implements SearchTarget {
    @Override
    public SearchTarget copy() {
      return this;
    }
  }

  /** The same target, sharing nothing with it that could change. */
  SearchTarget copy();
}
