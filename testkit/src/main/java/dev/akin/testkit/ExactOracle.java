package dev.akin.testkit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Brute force in plain scalar double arithmetic: the truth that indexes are compared with.
 *
 * <p>Distances are those of {@code core} (lower is better): squared L2, minus the inner product, 1
 * minus the cosine, L1. Neighbors are ordered by distance, ties by ordinal. Cost {@code size ×
 * dimension} per query and a full sort; meant for tests. Immutable over the rows it was given,
 * which the caller must not change; safe to share between threads.
 */
public final class ExactOracle {
  private final float[][] base;
  private final Distance distance;

  @FunctionalInterface
  private interface Distance {
    double between(float[] a, float[] b);
  }

  /**
   * One row of the answer.
   *
   * @param ordinal row number in the base
   * @param distance lower is better
   */
  public record Neighbor(int ordinal, double distance) {}

  private ExactOracle(float[][] base, Distance distance) {
    this.base = base;
    this.distance = distance;
  }

  /** Squared Euclidean distance over {@code base}, {@code [size][dimension]}. */
  public static ExactOracle l2(float[][] base) {
    return new ExactOracle(base, ExactOracle::squaredL2);
  }

  /** Minus the inner product. */
  public static ExactOracle dot(float[][] base) {
    return new ExactOracle(base, (a, b) -> -innerProduct(a, b));
  }

  /** One minus the cosine; a zero vector is at distance 1 from everything. */
  public static ExactOracle cosine(float[][] base) {
    return new ExactOracle(
        base,
        (a, b) -> {
          double norms = Math.sqrt(innerProduct(a, a)) * Math.sqrt(innerProduct(b, b));
          return norms == 0 ? 1 : 1 - innerProduct(a, b) / norms;
        });
  }

  /** Manhattan distance. */
  public static ExactOracle l1(float[][] base) {
    return new ExactOracle(
        base,
        (a, b) -> {
          double sum = 0;
          for (int i = 0; i < a.length; i++) {
            sum += Math.abs((double) a[i] - b[i]);
          }
          return sum;
        });
  }

  /** The oracle of a metric by its name: {@code l2}, {@code dot}, {@code cosine} or {@code l1}. */
  public static ExactOracle of(String metric, float[][] base) {
    return switch (metric) {
      case "l2" -> l2(base);
      case "dot" -> dot(base);
      case "cosine" -> cosine(base);
      case "l1" -> l1(base);
      default -> throw new IllegalArgumentException("unknown metric \"" + metric + "\"");
    };
  }

  /** The distance of one row. */
  public double distance(float[] query, int ordinal) {
    return distance.between(query, base[ordinal]);
  }

  /** The best {@code min(k, size)} rows. */
  public Neighbor[] nearest(float[] query, int k) {
    return nearest(query, k, ordinal -> true);
  }

  /** The best {@code k} of the rows that {@code filter} accepts, fewer if it accepts fewer. */
  public Neighbor[] nearest(float[] query, int k, IntPredicate filter) {
    return IntStream.range(0, base.length)
        .filter(filter)
        .mapToObj(ordinal -> new Neighbor(ordinal, distance(query, ordinal)))
        .sorted(Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::ordinal))
        .limit(k)
        .toArray(Neighbor[]::new);
  }

  /** The ordinals of {@link #nearest(float[], int)}. */
  public int[] ordinals(float[] query, int k) {
    return Arrays.stream(nearest(query, k)).mapToInt(Neighbor::ordinal).toArray();
  }

  private static double squaredL2(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static double innerProduct(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
