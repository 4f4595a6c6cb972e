package dev.akin.core.index;

/**
 * What one search cost.
 *
 * @param distances exact distances computed
 * @param estimates distances estimated from codes
 * @param visited graph nodes expanded, or lists or blocks read
 * @param cutShort whether the budget ended the search
 */
public record SearchStatistics(long distances, long estimates, long visited, boolean cutShort) {
  /** The cost of comparing the query with so many vectors. */
  public static SearchStatistics ofScan(long distances) {
    return new SearchStatistics(distances, 0, 0, false);
  }
}
