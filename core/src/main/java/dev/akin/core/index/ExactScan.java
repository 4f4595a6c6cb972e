package dev.akin.core.index;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Exact search: compares a query with every row that its filter accepts.
 *
 * <p>Many queries are answered by one matrix product with all rows ({@link BatchScan}); a few, or
 * those with few matches, block by block, so that a block of rows is read from memory once and from
 * the cache for all further queries. Answers do not depend on the grouping: a pair of query and row
 * has one distance, that of the single-pair kernel. Owned by one thread at a time.
 */
public final class ExactScan implements Searcher {
  /** Bytes of rows that stay in the first-level cache while a group of queries passes over them. */
  private static final int BLOCK_BYTES = 1 << 15;

  /** Queries that pass over a block before the next one is read. */
  private static final int GROUP = 32;

  /** Queries from which on packing the rows pays, as measured. */
  private static final int FEWEST = 24;

  /** Matches per wanted neighbor below which too many would be compared twice. */
  private static final long MATCHES_PER_NEIGHBOR = 32;

  private final VectorSet vectors;
  private final Metric metric;
  private final RowBatch batch;
  private final List<Lane> lanes = new ArrayList<>();
  private @Nullable BatchScan batchScan;

  /** What one query of a group needs. */
  private static final class Lane {
    private final RowScorer scorer;
    private final NearestCandidates nearest = new NearestCandidates();

    /** The first accepted row that was not compared yet. */
    private int next;

    Lane(RowScorer scorer) {
      this.scorer = scorer;
    }
  }

  /** A searcher over all rows of a set. */
  public ExactScan(VectorSet vectors, Metric metric) {
    this.vectors = vectors;
    this.metric = metric;
    this.batch = new RowBatch(Math.clamp(BLOCK_BYTES / vectors.stride(), 4, 256));
  }

  @Override
  public SearchResult search(Query query) {
    return searchGroup(List.of(query)).getFirst();
  }

  @Override
  public List<SearchResult> searchBatch(List<Query> queries) {
    List<Integer> many = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      (suitsProduct(queries.get(i)) ? many : rest).add(i);
    }
    SearchResult[] results = new SearchResult[queries.size()];
    if (many.size() < FEWEST) {
      rest.addAll(many);
    } else {
      rest.addAll(multiply(queries, many, results));
    }
    List<SearchResult> others = searchByBlocks(rest.stream().map(queries::get).toList());
    for (int i = 0; i < others.size(); i++) {
      results[rest.get(i)] = others.get(i);
    }
    return List.of(results);
  }

  /** Fills in the answers that a product gives; returns the queries for which it cannot. */
  private List<Integer> multiply(
      List<Query> queries, List<Integer> positions, SearchResult[] results) {
    List<Integer> uncertain = new ArrayList<>();
    if (batchScan == null) {
      batchScan = new BatchScan(vectors, metric);
    }
    for (int from = 0; from < positions.size(); from += BatchScan.GROUP) {
      List<Integer> group =
          positions.subList(from, Math.min(from + BatchScan.GROUP, positions.size()));
      List<Optional<SearchResult>> found =
          batchScan.search(group.stream().map(queries::get).toList());
      for (int i = 0; i < group.size(); i++) {
        int position = group.get(i);
        found.get(i).ifPresentOrElse(r -> results[position] = r, () -> uncertain.add(position));
      }
    }
    return uncertain;
  }

  /** Answers by passing over blocks of rows, some queries at a time. */
  List<SearchResult> searchByBlocks(List<Query> queries) {
    List<SearchResult> results = new ArrayList<>(queries.size());
    for (int from = 0; from < queries.size(); from += GROUP) {
      results.addAll(searchGroup(queries.subList(from, Math.min(from + GROUP, queries.size()))));
    }
    return results;
  }

  /** Whether a query compares most rows and keeps few of them. */
  private boolean suitsProduct(Query query) {
    if (!metric.hasInnerProduct()) {
      return false;
    }
    long matches = query.isFiltered() ? query.filter().cardinality() : vectors.size();
    return MATCHES_PER_NEIGHBOR * query.k() <= matches && 2 * matches >= vectors.size();
  }

  private List<SearchResult> searchGroup(List<Query> queries) {
    for (int i = 0; i < queries.size(); i++) {
      begin(lane(i), queries.get(i));
    }
    if (queries.size() == 1 && queries.getFirst().isFiltered()) {
      batch.streamed(true);
      scanAccepted(lanes.getFirst(), queries.getFirst().filter());
    } else {
      for (int from = 0; from < vectors.size(); from += batch.capacity()) {
        int to = (int) Math.min((long) from + batch.capacity(), vectors.size());
        for (int i = 0; i < queries.size(); i++) {
          batch.streamed(i == 0); // The first query brings the block into the cache.
          scan(lanes.get(i), queries.get(i), to);
        }
      }
    }
    List<SearchResult> results = new ArrayList<>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      Lane lane = lanes.get(i);
      results.add(
          SearchResult.of(
              lane.nearest.sorted(),
              SearchStatistics.ofScan(lane.scorer.distances()),
              OptionalDouble.of(1)));
    }
    return results;
  }

  private Lane lane(int i) {
    while (lanes.size() <= i) {
      lanes.add(new Lane(new RowScorer(vectors, metric)));
    }
    return lanes.get(i);
  }

  private void begin(Lane lane, Query query) {
    query.requireFilterOf(vectors.size());
    lane.scorer.query(query.vector());
    lane.nearest.reset(query.attainable(vectors.size()));
    lane.next = query.isFiltered() ? query.filter().next(0) : 0;
  }

  /** Compares one query with its rows in full batches, wherever they are. */
  private void scanAccepted(Lane lane, OrdinalFilter filter) {
    while (lane.next < vectors.size()) {
      batch.clear();
      while (lane.next < vectors.size() && batch.count() < batch.capacity()) {
        batch.add(lane.next);
        lane.next = filter.next(lane.next + 1);
      }
      compare(lane);
    }
  }

  /** Compares a query with its rows of the block that ends before a row. */
  private void scan(Lane lane, Query query, int to) {
    if (lane.next >= to) {
      return; // Nothing is accepted here; looking for the next row again would read the gap again.
    }
    batch.clear();
    if (query.isFiltered()) {
      OrdinalFilter filter = query.filter();
      for (; lane.next < to; lane.next = filter.next(lane.next + 1)) {
        batch.add(lane.next);
      }
    } else {
      for (; lane.next < to; lane.next++) {
        batch.add(lane.next);
      }
    }
    compare(lane);
  }

  private void compare(Lane lane) {
    lane.scorer.score(batch);
    float worst = CandidateKey.distance(lane.nearest.threshold());
    for (int i = 0; i < batch.count(); i++) {
      // "Not farther" instead of "nearer": equal distances are decided by the ordinal, NaN is
      // offered.
      if (!(batch.distance(i) > worst)) {
        lane.nearest.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
      }
    }
  }
}
