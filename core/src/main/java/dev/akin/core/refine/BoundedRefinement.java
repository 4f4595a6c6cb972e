package dev.akin.core.refine;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.Candidates;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.BatchScorer;
import java.util.Arrays;

/**
 * Compares candidates exactly, by lower bound, until the rest cannot be nearer (§4 of the RaBitQ
 * paper). Scratch of one thread.
 *
 * <p>The most promising are compared first, which gives a k-th distance; then all others whose
 * lower bound is below it, best first, until the next lower bound exceeds the k-th exact distance
 * found: whatever follows is farther, unless its bound fails.
 */
final class BoundedRefinement {
  /** Candidates per wanted neighbor whose exact distances give the first threshold. */
  private static final int FIRST_FACTOR = 2;

  /** Rows per call of the kernel, and between two looks at the threshold. */
  private static final int BATCH = 16;

  private final BatchScorer rows;
  private final RowBatch batch = new RowBatch(BATCH);
  private final NearestCandidates promising = new NearestCandidates();
  private final NearestCandidates nearest = new NearestCandidates();
  private long[] doubtful = new long[1_024];
  private int k;
  private float within;

  /** A refinement by a scorer that will have its query. */
  BoundedRefinement(BatchScorer rows) {
    this.rows = rows;
  }

  /**
   * Begins with no neighbor found.
   *
   * @param within a distance beyond which none is of interest
   */
  void begin(int k, float within) {
    this.k = k;
    this.within = within;
    nearest.reset(k);
  }

  /**
   * Compares the candidates of a scan, the most promising first.
   *
   * @param limit how many may be compared, at least k
   * @return whether none is left that the bounds do not exclude
   */
  boolean run(Candidates scan, long limit) {
    promising.reset((int) Math.min(Math.min((long) FIRST_FACTOR * k, limit), scan.count()));
    for (int i = 0; i < scan.count(); i++) {
      promising.offer(scan.candidate(i));
    }
    long[] first = promising.sorted();
    for (int from = 0; from < first.length; from += BATCH) {
      compare(first, from, Math.min(from + BATCH, first.length));
    }
    int left = setAsideDoubtful(scan, promising.threshold());
    Arrays.sort(doubtful, 0, left);
    int end = (int) Math.min(left, limit - first.length);
    for (int from = 0; from < end; from += BATCH) {
      if (isExcluded(doubtful[from])) {
        return true;
      }
      compare(doubtful, from, Math.min(from + BATCH, end));
    }
    return end == left || isExcluded(doubtful[end]);
  }

  /** The candidates behind those compared first whose lower bounds do not exclude them. */
  private int setAsideDoubtful(Candidates scan, long last) {
    int count = 0;
    for (int i = 0; i < scan.count(); i++) {
      long key = scan.candidate(i);
      if (key > last && !isExcluded(key)) {
        if (count == doubtful.length) {
          doubtful = Arrays.copyOf(doubtful, 2 * count);
        }
        doubtful[count++] = key;
      }
    }
    return count;
  }

  /** Whether a lower bound exceeds the k-th exact distance, once there are k. */
  private boolean isExcluded(long key) {
    float lower = CandidateKey.distance(key);
    return lower > CandidateKey.distance(nearest.threshold()) || lower > within;
  }

  private void compare(long[] keys, int from, int to) {
    batch.clear();
    for (int i = from; i < to; i++) {
      batch.add(CandidateKey.ordinal(keys[i]));
    }
    rows.score(batch);
    for (int i = 0; i < batch.count(); i++) {
      nearest.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
    }
  }

  /** The k nearest found, sorted. */
  long[] nearest() {
    return nearest.sorted();
  }
}
