package dev.akin.eval.pilot;

import dev.akin.engine.capacity.Work;

/**
 * What one setting of an index cost, on average over the queries.
 *
 * @param knob the setting
 * @param recall at the pilot's k, tie-aware
 * @param distances exact distances computed, those to centroids of lists not counted
 * @param estimates distances estimated from codes
 * @param nanos processor time
 */
record Trial(int knob, double recall, double distances, double estimates, double nanos) {
  /** The most a recall may count as: what is missed has a logarithm. */
  private static final double HIGHEST = 0.99999;

  /** Halvings of the missed share of neighbors. */
  static double halvings(double recall) {
    return -Math.log(1 - Math.min(HIGHEST, recall)) / Math.log(2);
  }

  /** What was counted. */
  Work work() {
    return new Work(knob, distances, estimates);
  }

  Trial withRecall(double newRecall) {
    return new Trial(knob, newRecall, distances, estimates, nanos);
  }

  /** Between this trial and a more expensive one, where a recall would be. */
  Trial towards(Trial more, double wanted) {
    double from = halvings(recall);
    double to = halvings(more.recall);
    double share = to > from ? Math.clamp((halvings(wanted) - from) / (to - from), 0, 1) : 0;
    return new Trial(
        (int) Math.round(knob + share * (more.knob - knob)),
        wanted,
        distances + share * (more.distances - distances),
        estimates + share * (more.estimates - estimates),
        nanos + share * (more.nanos - nanos));
  }
}
