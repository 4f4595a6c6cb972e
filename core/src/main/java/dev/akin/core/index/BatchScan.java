package dev.akin.core.index;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.RowPanel;
import dev.akin.core.kernel.VectorTiles;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Exact search of many queries at once, as a matrix product: ‖x − q‖² = ‖q‖² − 2(⟨x, q⟩ − ½‖x‖²).
 * Panels of 32 rows are packed one after the other and multiplied with all queries; rows whose
 * score may belong to the k nearest ({@link ProductBound}) are set aside and compared once more by
 * the single-pair kernel, so that answers are those of a single search, bit for bit.
 *
 * <p>Where rounding hides too much (all rows far from the origin and near to each other, or equal),
 * too many rows would be set aside: such a query gets no answer here and is left to the plain scan.
 * Owned by one thread; keeps half the squared norm of each row.
 */
final class BatchScan {
  /** Queries that share a pass over the rows. */
  static final int GROUP = 16 * VectorTiles.VECTORS;

  private final VectorSet vectors;
  private final Metric metric;
  private final RowScorer scorer;
  private final RowBatch batch = new RowBatch(16);
  private final NearestCandidates nearest = new NearestCandidates();
  private final List<BatchLane> lanes = new ArrayList<>();
  private final RowPanel panel;
  private final float[] products = new float[Kernels.PRODUCTS];
  private final float[] offsets = new float[RowPanel.ROWS];
  private final float[] limits = new float[VectorTiles.VECTORS];
  private final int[] masks = new int[VectorTiles.VECTORS];
  private final int[] ordinals = new int[RowPanel.ROWS];

  /** ½‖x‖² of each row for l2, none for products. */
  private final float[] halfSquares;

  private final ProductBound bound;

  /** Reads all rows once, for their norms. */
  BatchScan(VectorSet vectors, Metric metric) {
    this.vectors = vectors;
    this.metric = metric;
    this.scorer = new RowScorer(vectors, metric);
    this.panel = new RowPanel(vectors.dimension());
    this.halfSquares = new float[metric == Metric.L2 ? vectors.size() : 0];
    double largest = 0;
    float[] row = new float[vectors.dimension()];
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      vectors.copyTo(ordinal, row);
      double squares = squares(row);
      largest = Math.max(largest, squares);
      if (metric == Metric.L2) {
        halfSquares[ordinal] = (float) (squares / 2);
      }
    }
    this.bound = new ProductBound(metric, vectors.dimension(), Math.sqrt(largest));
  }

  /**
   * Answers a group of at most {@link #GROUP} queries; empty where the plain scan must.
   *
   * @throws IllegalArgumentException if a query does not fit the rows
   */
  List<Optional<SearchResult>> search(List<Query> queries) {
    VectorTiles tiles = new VectorTiles(queries.size(), vectors.dimension());
    for (int i = 0; i < queries.size(); i++) {
      begin(i, queries.get(i), tiles);
    }
    for (int from = 0; from < vectors.size(); from += RowPanel.ROWS) {
      int to = Math.min(from + RowPanel.ROWS, vectors.size());
      pack(from, to);
      for (int tile = 0; tile < tiles.tiles(); tile++) {
        Kernels.products(tiles, tile, panel, products);
        judge(tile, queries.size(), from, to);
      }
    }
    List<Optional<SearchResult>> results = new ArrayList<>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      results.add(answer(lanes.get(i)));
    }
    return results;
  }

  private void begin(int i, Query query, VectorTiles tiles) {
    query.requireFilterOf(vectors.size());
    scorer.query(query.vector());
    float[] prepared = metric.prepare(query.vector());
    tiles.set(i, prepared);
    if (i == lanes.size()) {
      lanes.add(new BatchLane(query, bound));
    }
    lanes.get(i).begin(query, Math.sqrt(squares(prepared)));
  }

  private void pack(int from, int to) {
    for (int ordinal = from; ordinal < to; ordinal++) {
      ordinals[ordinal - from] = ordinal;
    }
    vectors.packInto(panel, ordinals, 0, to - from);
    if (metric == Metric.L2) {
      System.arraycopy(halfSquares, from, offsets, 0, to - from);
    }
  }

  /** Offers each query of a tile the rows that reach its limit. */
  private void judge(int tile, int queries, int from, int to) {
    int first = tile * VectorTiles.VECTORS;
    int count = Math.min(VectorTiles.VECTORS, queries - first);
    Arrays.fill(limits, Float.POSITIVE_INFINITY);
    for (int i = 0; i < count; i++) {
      limits[i] = lanes.get(first + i).limit();
    }
    Kernels.atLeast(products, offsets, limits, masks);
    int places = -1 >>> (RowPanel.ROWS - (to - from));
    for (int i = 0; i < count; i++) {
      for (int mask = masks[i] & places; mask != 0; mask &= mask - 1) {
        int place = Integer.numberOfTrailingZeros(mask);
        float score = products[i * RowPanel.ROWS + place] - offsets[place];
        lanes.get(first + i).offer(from + place, score);
      }
    }
  }

  /** Compares what was set aside once more. */
  private Optional<SearchResult> answer(BatchLane lane) {
    if (!lane.isCertain()) {
      return Optional.empty();
    }
    Query query = lane.query();
    scorer.query(query.vector());
    nearest.reset(query.k());
    int count = lane.finish();
    for (int from = 0; from < count; from += batch.capacity()) {
      batch.clear();
      for (int i = from; i < Math.min(from + batch.capacity(), count); i++) {
        batch.add(lane.candidate(i));
      }
      scorer.score(batch);
      for (int i = 0; i < batch.count(); i++) {
        nearest.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
      }
    }
    // Every matching row was compared, if only by its score.
    long compared = query.isFiltered() ? query.filter().cardinality() : vectors.size();
    return Optional.of(
        SearchResult.of(nearest.sorted(), SearchStatistics.ofScan(compared), OptionalDouble.of(1)));
  }

  private static double squares(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return sum;
  }
}
