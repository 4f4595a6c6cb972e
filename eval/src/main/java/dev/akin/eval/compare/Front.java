package dev.akin.eval.compare;

import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Pareto front: measurements that no other beats in both recall and speed. From the fastest to
 * the most accurate. Immutable.
 *
 * @param points with ascending recall and descending speed
 */
public record Front(List<Measurement> points) {
  public Front {
    points = List.copyOf(points);
  }

  /** The front of measurements; of equal ones the first counts. */
  public static Front of(List<Measurement> measurements) {
    List<Measurement> accurateFirst = new ArrayList<>(measurements);
    accurateFirst.sort(
        Comparator.comparingDouble((Measurement each) -> each.quality().recall())
            .thenComparingDouble(each -> each.speed().queriesPerSecond())
            .reversed());
    List<Measurement> points = new ArrayList<>();
    double fastest = 0;
    for (Measurement each : accurateFirst) {
      if (each.speed().queriesPerSecond() > fastest) {
        fastest = each.speed().queriesPerSecond();
        points.add(each);
      }
    }
    return new Front(points.reversed());
  }

  /** Whether a measurement is on it. */
  public boolean contains(Measurement measurement) {
    return points.contains(measurement);
  }

  /** Whether some point is at least as accurate and as fast. */
  boolean covers(double recall, double queriesPerSecond) {
    return points.stream()
        .anyMatch(point ->
            point.quality().recall() >= recall
                && point.speed().queriesPerSecond() >= queriesPerSecond);
  }
}
