package dev.akin.engine;

import dev.akin.engine.filter.PayloadIndexes;
import java.util.List;

/**
 * How a search found its answer.
 *
 * @param matching the exact number of points that the filter accepted
 * @param steps one line for the recent writes and one for each segment
 * @param built the payload indexes that the filter was the first to need; empty if all were there
 * @param millis server time from a thread taking up the search to the finished answer
 * @param cached whether the answer was computed for an earlier search; the rest says how
 */
public record Explanation(
    long matching,
    List<Step> steps,
    List<PayloadIndexes.Built> built,
    double millis,
    boolean cached) {
  /**
   * One part of the collection and the way it was searched.
   *
   * @param where the segment's name, or {@code recent}
   * @param path {@code exact}, {@code codes}, {@code graph} or {@code none}
   * @param why the reason for this path, with its numbers
   * @param work full distances computed
   */
  public record Step(String where, String path, String why, long work) {}

  public Explanation {
    steps = List.copyOf(steps);
    built = List.copyOf(built);
  }

  /** Whether every step was exact, so that the answer is the true one. */
  public boolean exact() {
    return steps.stream()
        .allMatch(step -> step.path().equals("exact") || step.path().equals("none"));
  }
}
