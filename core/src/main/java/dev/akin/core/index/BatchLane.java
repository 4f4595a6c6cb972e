package dev.akin.core.index;

import java.util.Arrays;

/**
 * One query of a batch: its k best scores so far, and all rows whose score allows them among the k
 * nearest. Scratch of one thread, reused.
 */
final class BatchLane {
  /** Rows set aside per wanted neighbor, at most: beyond, scores decide too little. */
  private static final int MOST_PER_NEIGHBOR = 16;

  private static final int MOST = 8_192;

  private final ProductBound bound;
  private final NearestCandidates best = new NearestCandidates();
  private long[] candidates = new long[256];
  private Query query;
  private double norm;
  private int count;
  private int most;
  private float limit;
  private boolean certain;

  /** A lane for a first query, which must {@link #begin} as the others. */
  BatchLane(Query query, ProductBound bound) {
    this.query = query;
    this.bound = bound;
  }

  /**
   * Takes a query.
   *
   * @param norm of the query as its metric prepared it
   */
  void begin(Query query, double norm) {
    this.query = query;
    this.norm = norm;
    best.reset(query.k());
    most = (int) Math.max(MOST, Math.min((long) MOST_PER_NEIGHBOR * query.k(), 1 << 28));
    count = 0;
    certain = bound.holds(norm);
    limit = certain ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
  }

  /** The score that a row must reach to be offered. */
  float limit() {
    return limit;
  }

  /** Offers a row that reaches the limit, in the order of ordinals; the filter may refuse it. */
  void offer(int ordinal, float score) {
    if (!query.filter().accepts(ordinal)) {
      return;
    }
    if (count == candidates.length && !makeRoom()) {
      return;
    }
    // Scores rise where distances fall.
    long key = CandidateKey.of(-score, ordinal);
    candidates[count++] = key;
    best.offer(key);
    long kth = best.threshold();
    if (kth != CandidateKey.WORST) {
      limit = bound.limit(-CandidateKey.distance(kth), norm);
    }
  }

  private boolean makeRoom() {
    dropBelowLimit();
    if (2 * count > candidates.length) {
      if (candidates.length >= most) {
        // Nothing is below +∞ but NaN: no row is offered again.
        certain = false;
        limit = Float.POSITIVE_INFINITY;
        return false;
      }
      candidates = Arrays.copyOf(candidates, 2 * candidates.length);
    }
    return true;
  }

  private void dropBelowLimit() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (-CandidateKey.distance(candidates[i]) >= limit) {
        candidates[kept++] = candidates[i];
      }
    }
    count = kept;
  }

  /** Whether the candidates are known to contain the k nearest. */
  boolean isCertain() {
    return certain;
  }

  /** Ends the scan: the number of rows to compare once more. */
  int finish() {
    dropBelowLimit();
    return count;
  }

  /** The i-th row to compare once more, in the order of ordinals. */
  int candidate(int i) {
    return CandidateKey.ordinal(candidates[i]);
  }

  Query query() {
    return query;
  }
}
