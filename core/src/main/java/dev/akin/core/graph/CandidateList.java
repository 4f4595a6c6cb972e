package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * Gathers nodes that a node might link to, and keeps those that point in all directions. At most
 * half of a list goes to vectors equal to the node's own, or they would fill it and lead nowhere.
 * Owned by one thread.
 */
final class CandidateList {
  private static final int BATCH = 64;

  private final RowScorer scorer;
  private final NeighborSelection selection;
  private final RowBatch batch = new RowBatch(BATCH);
  private long[] keys = new long[4 * BATCH];
  private int count;
  private int kept;
  private float ownDistance;

  CandidateList(VectorSet vectors, Metric metric) {
    scorer = new RowScorer(vectors, metric);
    selection = new NeighborSelection(new RowScorer(vectors, metric));
  }

  /** Forgets all candidates; further ones are for this node. */
  void begin(int node) {
    scorer.queryRow(node);
    ownDistance = scorer.distance(node);
    batch.clear();
    count = 0;
    kept = 0;
  }

  /** Keeps all nodes added so far, whatever else is added. */
  void keep() {
    score();
    kept = count;
  }

  /** Adds a node, at most once. */
  void add(int node) {
    batch.add(node);
    if (batch.isFull()) {
      score();
    }
  }

  private void score() {
    scorer.score(batch);
    for (int i = 0; i < batch.count(); i++) {
      addKey(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
    }
    batch.clear();
  }

  /** Adds a node whose distance is known. */
  void addKey(long key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    keys[count++] = key;
  }

  /**
   * Selects at most {@code max} of them: those to keep, then the others, nearest first.
   *
   * @param target receives them
   * @return how many
   */
  int select(int[] target, int max) {
    score();
    Arrays.sort(keys, kept, count);
    int equal = 0;
    int eligible = 0;
    for (int i = 0; i < count; i++) {
      boolean isEqual = CandidateKey.distance(keys[i]) == ownDistance;
      equal += isEqual ? 1 : 0;
      if (i < kept || !isEqual || equal <= max / 2) {
        keys[eligible++] = keys[i];
      }
    }
    int selected = selection.extend(keys, kept, eligible, max);
    for (int i = 0; i < selected; i++) {
      target[i] = CandidateKey.ordinal(keys[i]);
    }
    return selected;
  }

  /**
   * The keys of those that the last selection added to the ones to keep.
   *
   * @param selected how many it selected
   */
  long[] added(int selected) {
    return Arrays.copyOfRange(keys, Math.min(kept, selected), selected);
  }
}
