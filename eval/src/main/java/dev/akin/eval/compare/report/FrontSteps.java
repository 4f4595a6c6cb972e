package dev.akin.eval.compare.report;

import dev.akin.eval.compare.Front;
import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The front as steps that are worth a sentence: from one point to the next that misses noticeably
 * less. Points too near to the one before are passed over.
 *
 * @param points in the order of the front, the first and the last of it among them
 */
record FrontSteps(List<Measurement> points) {
  /** The part of what was missed that a step has to find. */
  private static final double NOTICEABLE = 0.45;

  FrontSteps {
    points = List.copyOf(points);
  }

  static FrontSteps of(Front front) {
    List<Measurement> points = new ArrayList<>();
    for (Measurement each : front.points()) {
      if (points.isEmpty() || missing(each) <= (1 - NOTICEABLE) * missing(points.getLast())) {
        points.add(each);
      }
    }
    if (!front.points().isEmpty() && !points.contains(front.points().getLast())) {
      points.add(front.points().getLast());
    }
    return new FrontSteps(points);
  }

  private static double missing(Measurement measurement) {
    return 1 - measurement.quality().recall();
  }

  /**
   * Where the bargains end: the first point after which finding half of what is still missed costs
   * more than twice the time, on that step and on all that follow.
   */
  Optional<Measurement> knee() {
    Optional<Measurement> knee = Optional.empty();
    for (int i = points.size() - 1; i > 0; i--) {
      Measurement from = points.get(i - 1);
      Measurement to = points.get(i);
      double halvings = Math.log(missing(from) / Math.max(missing(to), 1e-6)) / Math.log(2);
      double doublings =
          Math.log(from.speed().queriesPerSecond() / to.speed().queriesPerSecond()) / Math.log(2);
      if (doublings <= halvings) {
        return knee;
      }
      knee = Optional.of(from);
    }
    return knee;
  }
}
