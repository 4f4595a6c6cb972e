package dev.akin.eval.measure;

import dev.akin.eval.relevance.JudgedQuality;
import dev.akin.eval.relevance.RankQuality;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the answers of a setting were worth and what they cost in comparisons, over all queries.
 *
 * @param spread recall at the k that was searched
 * @param recallAt mean recall at other depths, by depth
 * @param ranks measures of the answers' order
 * @param work what a query cost
 */
public record Quality(
    RecallSpread spread, SortedMap<Integer, Double> recallAt, Ranks ranks, Work work) {
  /**
   * Work of a query, as means.
   *
   * @param distances exact distances computed
   * @param estimates distances estimated from codes
   * @param visited nodes expanded, or lists or blocks read
   */
  public record Work(double distances, double estimates, double visited) {}

  /**
   * Measures of the answers' order, at k.
   *
   * @param neighbors where the k nearest rows are the relevant ones
   * @param judged where judgments say which are, if there are any
   */
  public record Ranks(RankQuality neighbors, Optional<JudgedQuality> judged) {}

  public Quality {
    recallAt = Collections.unmodifiableSortedMap(new TreeMap<>(recallAt));
  }

  /** Mean recall at the k that was searched. */
  public double recall() {
    return spread.mean().value();
  }
}
