package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * {@value #SIZE} points of {@value #DIMENSION} uniform dimensions (seed 1), in which narrow walks
 * and codes miss much; point n has row n and, in its payload, n mod 10.
 */
final class UniformPoints {
  static final int SIZE = 6_000;
  static final int DIMENSION = 32;

  /** The name of the collection. */
  static final String NAME = "points";

  private static final String LAST_DIGIT = "lastDigit";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Metric metric;
  private final float[][] rows = VectorDistribution.uniform(DIMENSION).sample(SIZE, 1);
  private final ExactOracle oracle;

  UniformPoints(Metric metric) {
    this.metric = metric;
    this.oracle = ExactOracle.of(metric.name().toLowerCase(Locale.ROOT), rows);
  }

  /** Queries that are not among the points. */
  static float[][] queries(int count) {
    return VectorDistribution.uniform(DIMENSION).sample(count, 2);
  }

  float[] row(int number) {
    return rows[number];
  }

  /** The numbers of the exact nearest of those that are accepted. */
  int[] nearest(float[] query, int k, IntPredicate accepts) {
    return Arrays.stream(oracle.nearest(query, k, accepts))
        .mapToInt(ExactOracle.Neighbor::ordinal)
        .toArray();
  }

  /** A collection of all of them, whose index is built. */
  Collection stored(Engine engine, String index) {
    Collection collection =
        engine.create(NAME, CollectionParameters.of(DIMENSION, metric).withIndex(index));
    List<Point> points = new ArrayList<>();
    for (int row = 0; row < SIZE; row++) {
      points.add(new Point(id(row), rows[row], Payload.of(Map.of(LAST_DIGIT, row % 10))));
    }
    collection.upsert(points);
    if (!collection.awaitIndexed(PATIENCE)) {
      throw new IllegalStateException("no index within " + PATIENCE);
    }
    return collection;
  }

  /** Accepts the points whose number does not end so. */
  static Filter withoutDigit(int digit) {
    return Filter.mustNot(Filter.Match.integer(LAST_DIGIT, digit));
  }

  /** Accepts the points whose number ends on a greater digit. */
  static Filter aboveDigit(int digit) {
    return Filter.Range.of(LAST_DIGIT).gt(digit);
  }

  static PointId id(int row) {
    return PointId.of(row);
  }

  static Set<PointId> ids(SearchAnswer answer) {
    Set<PointId> ids = new HashSet<>();
    answer.points().forEach(point -> ids.add(point.id()));
    return ids;
  }
}
