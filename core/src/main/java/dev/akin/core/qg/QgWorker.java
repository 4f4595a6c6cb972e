package dev.akin.core.qg;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * What one thread of a build does with one node: find its neighbors, link it back, write its codes.
 *
 * <p>A place without a link holds the node's own ordinal.
 */
final class QgWorker {
  private static final int DEGREE = RecordLayout.DEGREE;

  private final Records records;
  private final VectorSet vectors;
  private final VectorSet rotated;
  private final QueryScorer scorer;
  private final BeamSearch search;
  private final FullSelection selection;
  private final RecordEncoder encoder;
  private final float[] query;
  private final float[] rotatedQuery;
  private final RowBatch batch = new RowBatch(DEGREE);
  private long[] candidates = new long[256];
  private int count;

  /** A worker over records that have their vectors, which {@code rotated} has in code space. */
  QgWorker(Records records, VectorSet rotated) {
    this.records = records;
    this.vectors = records.vectors();
    this.rotated = rotated;
    this.scorer = new QueryScorer(records, Metric.L2);
    this.search = new BeamSearch(records, scorer);
    this.selection = new FullSelection(vectors);
    this.encoder = new RecordEncoder(records, rotated, Metric.L2);
    this.query = new float[Kernels.padded(vectors.dimension())];
    this.rotatedQuery = new float[rotated.dimension()];
  }

  /** Walks towards a node; {@link #nearest} has what was seen. */
  void walk(int node, int entry, int ef) {
    vectors.copyTo(node, query);
    rotated.copyTo(node, rotatedQuery);
    scorer.query(query, rotatedQuery);
    search.run(entry, WalkLimits.of(ef));
    count = 0;
    for (int i = 0; i < search.found().size(); i++) {
      add(search.found().get(i));
    }
  }

  /** The neighbors that a node chooses among those that a walk comes by and those it has. */
  long[] findNeighbors(int node, int entry, int efConstruction) {
    walk(node, entry, efConstruction);
    addNeighbors(node);
    return selection.select(candidates, sortDifferent(node));
  }

  /** The nodes of the last walk towards a node, nearest first. */
  int[] nearest(int node) {
    int[] nearest = new int[sortDifferent(node)];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = CandidateKey.ordinal(candidates[i]);
    }
    return nearest;
  }

  /** Puts links into a record, without their codes. */
  void link(int node, long[] chosen) {
    long record = records.offset(node);
    for (int place = 0; place < DEGREE; place++) {
      records.neighbor(
          record, place, place < chosen.length ? CandidateKey.ordinal(chosen[place]) : node);
    }
  }

  /** Chooses among a node's neighbors and those that chose it. */
  void linkBack(int node, long[] sources) {
    vectors.copyTo(node, query);
    count = 0;
    addNeighbors(node);
    for (long key : sources) {
      add(key);
    }
    link(node, selection.select(candidates, sortDifferent(node)));
  }

  /** Writes the codes of a node's links. */
  void encode(int node) {
    encoder.encode(node);
  }

  private void addNeighbors(int node) {
    long record = records.offset(node);
    batch.clear();
    for (int place = 0; place < DEGREE; place++) {
      int neighbor = records.neighbor(record, place);
      if (neighbor != node) {
        batch.add(neighbor);
      }
    }
    Kernels.squaredL2(query, vectors.rows(), batch);
    for (int i = 0; i < batch.count(); i++) {
      add(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
    }
  }

  private void add(long key) {
    if (count == candidates.length) {
      candidates = Arrays.copyOf(candidates, 2 * count);
    }
    candidates[count++] = key;
  }

  /** Sorts the candidates, each once and without the node; says how many there are. */
  private int sortDifferent(int node) {
    Arrays.sort(candidates, 0, count);
    int different = 0;
    for (int i = 0; i < count; i++) {
      boolean isNew = different == 0 || candidates[different - 1] != candidates[i];
      if (isNew && CandidateKey.ordinal(candidates[i]) != node) {
        candidates[different++] = candidates[i];
      }
    }
    count = different;
    return different;
  }
}
