package dev.akin.engine.proof;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The recall of searches in a part of a collection, against exact search in the same part.
 *
 * @param vectors how many vectors there are to find, on average over the queries
 * @param recall over the queries that could have found something there
 * @param incomplete queries that got fewer than k neighbors although there are k
 * @param paths how many searches of segments took each path: {@code exact}, {@code codes}, {@code
 *     graph}; unmodifiable
 */
public record PartRecall(
    long vectors, RecallInterval recall, int incomplete, SortedMap<String, Long> paths) {
  private static final String EXACT = "exact";

  public PartRecall {
    if (vectors < 0 || incomplete < 0 || incomplete > recall.queries()) {
      throw new IllegalArgumentException(
          "%,d vectors, %,d of %,d queries incomplete"
              .formatted(vectors, incomplete, recall.queries()));
    }
    paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
  }

  /**
   * Whether every search compared all raw vectors and lost nothing, so that the recall is known and
   * no estimate.
   */
  public boolean isExact() {
    return recall.value() == 1 && paths.keySet().stream().allMatch(path -> path.equals(EXACT));
  }
}
