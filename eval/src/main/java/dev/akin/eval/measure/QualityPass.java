package dev.akin.eval.measure;

import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.Searcher;
import dev.akin.eval.truth.RecallMeter;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks every query once, untimed, on all processors, and judges the answers against the exact
 * neighbors and the judgments, if there are any. Slow searches may be given a time, after which it
 * ends with the queries that were asked; which come first is drawn, because files are often sorted.
 */
final class QualityPass {
  /** Queries that are asked whatever the time. */
  private static final int LEAST = 100;

  private static final long SEED = 20_250_916L;

  private final Index index;
  private final Workload workload;
  private final List<Query> queries;
  private final SortedSet<Integer> depths;
  private Optional<Duration> most = Optional.empty();

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

  /** Ends after a time, but not before a hundred queries were asked. */
  QualityPass within(Duration time) {
    most = Optional.of(time);
    return this;
  }

  /** The quality of a setting at k and at every depth that k neighbors reach. */
  Quality run(Setting setting) throws InterruptedIOException {
    int k = queries.getFirst().k();
    List<Integer> reached = new ArrayList<>(depths.headSet(k));
    reached.add(k);
    JudgedAnswers answers = pass(setting.apply(queries), k, reached);
    SortedMap<Integer, Double> recallAt = answers.meanRecalls();
    for (int depth : depths.tailSet(k + 1)) {
      List<Query> more = queries.stream().map(query -> query.withK(depth)).toList();
      recallAt.putAll(pass(setting.apply(more), depth, List.of(depth)).meanRecalls());
    }
    recallAt.keySet().retainAll(depths);
    return new Quality(
        RecallSpread.of(k, answers.recalls(k)), recallAt, answers.ranks(), answers.work());
  }

  private JudgedAnswers pass(List<Query> asked, int k, List<Integer> at)
      throws InterruptedIOException {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), asked.size());
    int[] order = order(asked.size());
    JudgedAnswers answers = new JudgedAnswers(workload, k, at);
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      work.add(() -> {
        Lane lane = new Lane(index.searcher(), first, threads);
        lane.run(asked, order, answers);
        return null;
      });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      SearchThreads.all(pool, work);
    }
    return answers;
  }

  private static int[] order(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }

  /** What one thread does: of n lanes, lane i asks the queries at places i, i + n, i + 2n, … */
  private final class Lane {
    private final Searcher searcher;
    private final RecallMeter meter = new RecallMeter(workload.vectors(), workload.truth());
    private final int first;
    private final int step;

    Lane(Searcher searcher, int first, int step) {
      this.searcher = searcher;
      this.first = first;
      this.step = step;
    }

    void run(List<Query> asked, int[] order, JudgedAnswers answers) {
      long begin = System.nanoTime();
      for (int place = first; place < order.length && !isOver(place, begin); place += step) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IllegalStateException("interrupted");
        }
        int query = order[place];
        answers.add(query, searcher.search(asked.get(query)), meter);
      }
    }

    private boolean isOver(int place, long begin) {
      return place >= LEAST
          && most.filter(time -> System.nanoTime() - begin > time.toNanos()).isPresent();
    }
  }
}
