package dev.akin.eval.measure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the answers of a setting were worth and what they cost in comparisons, as means over all
 * queries.
 *
 * @param recall at the k that was searched
 * @param recallAt at other depths, by depth
 * @param distances exact distances computed per query
 * @param work what else a query cost
 */
public record Quality(
    double recall, SortedMap<Integer, Double> recallAt, double distances, Work work) {
  /**
   * Approximate work of a query.
   *
   * @param estimates distances estimated from codes
   * @param visited nodes expanded, or lists or blocks read
   */
  public record Work(double estimates, double visited) {}

  public Quality {
    recallAt = Collections.unmodifiableSortedMap(new TreeMap<>(recallAt));
  }
}
