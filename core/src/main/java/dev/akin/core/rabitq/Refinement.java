package dev.akin.core.rabitq;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.Query;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/** Compares candidates exactly until the rest cannot be nearer. Scratch of one thread. */
final class Refinement {
  /** Candidates per wanted neighbor whose exact distances give the first threshold. */
  private static final int FIRST_FACTOR = 2;

  /** Rows per call of the kernel, and between two looks at the threshold. */
  private static final int BATCH = 16;

  private final RowScorer rows;
  private final RowBatch batch = new RowBatch(BATCH);
  private final NearestCandidates promising = new NearestCandidates();
  private final NearestCandidates nearest = new NearestCandidates();
  private long[] doubtful = new long[1_024];
  private int k;

  Refinement(VectorSet vectors, Metric metric) {
    this.rows = new RowScorer(vectors, metric);
  }

  /**
   * Takes a query.
   *
   * @throws IllegalArgumentException if its dimension is not the set's or the metric refuses it
   */
  void begin(Query query) {
    rows.query(query.vector());
    k = query.k();
    nearest.reset(k);
  }

  /**
   * Compares the candidates of a scan, the most promising first.
   *
   * @param limit how many may be compared, at least k
   * @return whether none is left that the bounds do not exclude
   */
  boolean run(CodeScan scan, long limit) {
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
  private int setAsideDoubtful(CodeScan scan, long last) {
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
    return CandidateKey.distance(key) > CandidateKey.distance(nearest.threshold());
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

  /** Exact comparisons since the query was taken. */
  long distances() {
    return rows.distances();
  }
}
