package dev.akin.core.ivf;

import dev.akin.core.index.BoundedSearcher;
import dev.akin.core.index.Candidates;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads the lists whose centroids are nearest to the query, best first. Owned by one thread at a
 * time.
 *
 * <p>The knob {@code nprobe} says how many; without it √nlist, rounded up: 4 of 16, 32 of 1,024, a
 * smaller share the more lists there are. More lists are read until k neighbors are found, if so
 * many match. A filter moves the nearest matches farther away, into more lists: as many are read as
 * should hold 16 matches per wanted neighbor.
 *
 * <p>Raw rows answer exactly when asked, by reading all lists; codes alone cannot.
 */
final class IvfSearcher implements BoundedSearcher {
  /** The knob: how many lists are read. */
  static final String NPROBE = "nprobe";

  /** Matches among the rows read per wanted neighbor, if a filter is set. */
  private static final long MATCHES_PER_NEIGHBOR = 16;

  private final IvfPartition partition;
  private final int size;
  private final Searcher coarse;
  private final ListScan lists;
  private final KnownKnobs knobs;

  IvfSearcher(IvfPartition partition, IvfLists lists, int size) {
    this.partition = partition;
    this.size = size;
    this.coarse = partition.coarse().searcher();
    this.lists = new ListScan(partition, lists, size);
    this.knobs = new KnownKnobs(partition.specification(), Set.of(NPROBE));
  }

  /** How many lists are read unless the knob says otherwise. */
  static int defaultProbes(int lists) {
    return (int) Math.ceil(Math.sqrt(lists));
  }

  @Override
  public SearchResult search(Query query) {
    Query nearest = nearestLists(query);
    return search(query, nearest, coarse.search(nearest));
  }

  @Override
  public List<SearchResult> searchBatch(List<Query> queries) {
    List<Query> nearest = queries.stream().map(this::nearestLists).toList();
    List<SearchResult> found = coarse.searchBatch(nearest);
    List<SearchResult> results = new ArrayList<>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      results.add(search(queries.get(i), nearest.get(i), found.get(i)));
    }
    return results;
  }

  @Override
  public boolean hasErrorBounds() {
    return lists.scan().hasErrorBounds();
  }

  @Override
  public long codesToScore(Query query) {
    long rows = (long) size * probes(query) / partition.lists();
    if (query.isFiltered() && query.filter().cardinality() > 0) {
      long matches = MATCHES_PER_NEIGHBOR * query.k();
      rows = Math.max(rows, matches * size / query.filter().cardinality());
    }
    return Math.min(rows, size);
  }

  @Override
  public Candidates candidates(Query query, double epsilon) {
    Query nearest = nearestLists(query);
    lists.scan().beginBounds(query, nearest.vector(), epsilon);
    SearchStatistics cost = probe(query, nearest, coarse.search(nearest));
    return new Probed(lists.scan(), cost);
  }

  /** What is asked of the centroids: the query's vector as the metric prepared it. */
  private Query nearestLists(Query query) {
    knobs.require(query.parameters().knobs());
    query.requireFilterOf(size);
    if (query.parameters().exact() && !partition.code().isFlat()) {
      throw new UnsupportedOperationException(
          "%1$s keeps no raw vectors: %1$s,RFlat answers exactly"
              .formatted(partition.specification()));
    }
    float[] vector = query.preparedFor(partition.metric(), partition.dimension());
    return Query.of(vector, probes(query));
  }

  private int probes(Query query) {
    if (query.parameters().exact()) {
      return partition.lists();
    }
    int probes = query.parameters().knobs().get(NPROBE, defaultProbes(partition.lists()));
    return Math.min(probes, partition.lists());
  }

  private SearchResult search(Query query, Query nearest, SearchResult found) {
    lists.scan().beginEstimates(query, nearest.vector());
    SearchStatistics cost = probe(query, nearest, found);
    boolean isExact = partition.code().isFlat() && lists.read() == partition.lists();
    return SearchResult.of(
        lists.scan().nearest(),
        cost,
        isExact && !cost.cutShort() ? OptionalDouble.of(1) : OptionalDouble.empty());
  }

  /** Reads the lists found, and more until there are enough neighbors. */
  private SearchStatistics probe(Query query, Query nearest, SearchResult found) {
    lists.begin(query);
    boolean cutShort = read(query, found.ordinals(), false);
    long distances = found.statistics().distances();
    if (!cutShort && !isEnough(query) && lists.read() < partition.lists()) {
      SearchResult all = coarse.search(nearest.withK(partition.lists()));
      distances += all.statistics().distances();
      cutShort = read(query, all.ordinals(), true);
    }
    // A graph of centroids that lost some in a damaged file still answers with k neighbors.
    for (int list = 0; list < partition.lists() && !cutShort && !isEnough(query); list++) {
      cutShort = read(query, new int[] {list}, true);
    }
    long scored = lists.scan().estimated();
    boolean isFlat = partition.code().isFlat();
    return new SearchStatistics(
        isFlat ? distances + scored : distances, isFlat ? 0 : scored, lists.read(), cutShort);
  }

  /** Reads lists in order, some or all; says whether the budget ended that. */
  private boolean read(Query query, int[] order, boolean untilEnough) {
    long budget =
        query.parameters().exact() ? Long.MAX_VALUE : query.parameters().budget().distances();
    for (int list : order) {
      if (untilEnough && isEnough(query)) {
        return false;
      }
      long left = budget - lists.scan().estimated();
      if (left <= 0) {
        return true;
      }
      lists.scan(list, left);
    }
    return false;
  }

  private boolean isEnough(Query query) {
    if (lists.scan().found() < query.attainable(size)) {
      return false;
    }
    if (!query.isFiltered()) {
      return true;
    }
    double expected = (double) lists.rows() * query.filter().cardinality() / size;
    return expected >= MATCHES_PER_NEIGHBOR * query.k();
  }

  /** Candidates of the lists read. */
  private record Probed(Candidates scan, SearchStatistics statistics) implements Candidates {
    @Override
    public int count() {
      return scan.count();
    }

    @Override
    public long candidate(int i) {
      return scan.candidate(i);
    }
  }
}
