package dev.akin.core.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What "near" means. Searches order by <em>distance</em>, lower first; people read a
 * <em>score</em>, higher is better.
 */
public enum Metric {
  /** Squared Euclidean distance; the score is its negative. */
  L2,
  /** Inner product; the distance is its negative. */
  DOT,
  /** Cosine of the angle, by unit vectors: distance {@code 1 - cosine}, score {@code cosine}. */
  COSINE,
  /**
   * Manhattan distance, the sum of the absolute differences; the score is its negative. It has no
   * inner product behind it, so that only what compares raw vectors one by one can use it: {@code
   * Flat} and {@code HNSW32}.
   */
  L1;

  /** By their numbers in files. */
  private static final List<Metric> CODED = List.of(L2, DOT, COSINE, L1);

  /** The metric with a text such as {@code cosine}. */
  public static Metric parse(String text) {
    return Arrays.stream(values())
        .filter(metric -> metric.toString().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("metric \"" + text + "\": use l2, dot, cosine or l1"));
  }

  /** The text of users and files: {@code l2}, {@code dot}, {@code cosine}, {@code l1}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The metric's number in files: 0 l2, 1 dot, 2 cosine, 3 l1. */
  public int code() {
    return switch (this) {
      case L2 -> 0;
      case DOT -> 1;
      case COSINE -> 2;
      case L1 -> 3;
    };
  }

  /** Whether distances come from inner products, as codes, lists and transforms need them. */
  public boolean hasInnerProduct() {
    return this != L1;
  }

  /** The exception of a computation that needs an inner product. */
  public IllegalArgumentException withoutInnerProduct() {
    return new IllegalArgumentException(
        "metric %s has no inner product: Flat and HNSW over raw vectors compare by it"
            .formatted(this));
  }

  /** Whether a number from a file is a metric's. */
  public static boolean isCode(int code) {
    return code >= 0 && code < CODED.size();
  }

  /**
   * The metric with a number in files.
   *
   * @param code one that {@link #isCode}
   */
  public static Metric ofCode(int code) {
    return CODED.get(code);
  }

  /** The score of a distance under this metric. */
  public float score(float distance) {
    return this == COSINE ? 1 - distance : -distance;
  }

  /**
   * A vector as this metric compares it, checked: a copy of unit length for cosine, else the vector
   * itself.
   *
   * @throws IllegalArgumentException if a value is NaN or infinite, or if a vector for cosine has
   *     no direction
   */
  public float[] prepare(float[] vector) {
    requireFinite(vector);
    return this == COSINE ? unit(vector) : vector;
  }

  static void requireFinite(float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            "value %d of %d is %s: vectors hold finite numbers"
                .formatted(i, vector.length, vector[i]));
      }
    }
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (squares == 0) {
      throw new IllegalArgumentException(
          "all %d values are zero: such a vector has no direction, which cosine compares"
              .formatted(vector.length));
    }
    double scale = 1 / Math.sqrt(squares);
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] * scale);
    }
    return unit;
  }
}
