package dev.akin.eval.measure;

import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.eval.truth.RecallMeter;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks every query once, untimed, on all processors, and judges the answers against the exact
 * neighbors.
 */
final class QualityPass {
  private final Index index;
  private final Workload workload;
  private final List<Query> queries;
  private final SortedSet<Integer> depths;

  /** Sums over some queries: recall at each depth, then what the searches cost. */
  private static final class Sums {
    final double[] recall;
    double distances;
    double estimates;
    double visited;

    Sums(int depths) {
      recall = new double[depths];
    }

    void add(Sums other) {
      for (int i = 0; i < recall.length; i++) {
        recall[i] += other.recall[i];
      }
      distances += other.distances;
      estimates += other.estimates;
      visited += other.visited;
    }

    void add(SearchStatistics statistics) {
      distances += statistics.distances();
      estimates += statistics.estimates();
      visited += statistics.visited();
    }
  }

  /**
   * @param queries the workload's, for k neighbors each
   * @param depths where recall is taken besides k
   */
  QualityPass(Index index, Workload workload, List<Query> queries, SortedSet<Integer> depths) {
    this.index = index;
    this.workload = workload;
    this.queries = queries;
    this.depths = depths;
  }

  /** The recall of a setting at k and at every depth that k neighbors reach. */
  Quality run(Setting setting) throws InterruptedIOException {
    int k = queries.getFirst().k();
    List<Integer> reached = new ArrayList<>(depths.headSet(k));
    reached.add(k);
    Sums sums = pass(setting.apply(queries), reached);
    int count = queries.size();
    SortedMap<Integer, Double> recallAt = new TreeMap<>();
    for (int i = 0; i < reached.size(); i++) {
      recallAt.put(reached.get(i), sums.recall[i] / count);
    }
    double recall = recallAt.getOrDefault(k, 0.0);
    for (int depth : depths.tailSet(k + 1)) {
      List<Query> more = queries.stream().map(query -> query.withK(depth)).toList();
      Sums deeper = pass(setting.apply(more), List.of(depth));
      recallAt.put(depth, deeper.recall[0] / count);
    }
    recallAt.keySet().retainAll(depths);
    return new Quality(
        recall,
        recallAt,
        sums.distances / count,
        new Quality.Work(sums.estimates / count, sums.visited / count));
  }

  private Sums pass(List<Query> asked, List<Integer> at) throws InterruptedIOException {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), asked.size());
    List<Callable<Sums>> work = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      work.add(() -> judge(asked, at, first, threads));
    }
    Sums sums = new Sums(at.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      SearchThreads.all(pool, work).forEach(sums::add);
    }
    return sums;
  }

  private Sums judge(List<Query> asked, List<Integer> at, int first, int step) {
    Sums sums = new Sums(at.size());
    Searcher searcher = index.searcher();
    RecallMeter meter = new RecallMeter(workload.vectors(), workload.truth());
    for (int i = first; i < asked.size(); i += step) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted");
      }
      SearchResult result = searcher.search(asked.get(i));
      for (int depth = 0; depth < at.size(); depth++) {
        sums.recall[depth] += meter.recall(i, result.ordinals(), at.get(depth));
      }
      sums.add(result.statistics());
    }
    return sums;
  }
}
