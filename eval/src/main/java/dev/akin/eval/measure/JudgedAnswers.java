package dev.akin.eval.measure;

import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.eval.relevance.JudgedQuality;
import dev.akin.eval.relevance.Judgments;
import dev.akin.eval.relevance.RankQuality;
import dev.akin.eval.relevance.Ranking;
import dev.akin.eval.truth.GroundTruth;
import dev.akin.eval.truth.RecallMeter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the queries of a workload, judged one by one. Written by several threads, each
 * with queries of its own; read when they have ended, in the order of the queries, so that figures
 * do not depend on the threads.
 */
final class JudgedAnswers {
  private final Workload workload;
  private final int k;
  private final List<Integer> depths;
  private final @Nullable Judged[] judged;

  /** What is known of one answer. */
  private static final class Judged {
    final double[] recalls;
    final Ranking neighbors;
    final SearchResult result;

    Judged(double[] recalls, Ranking neighbors, SearchResult result) {
      this.recalls = recalls;
      this.neighbors = neighbors;
      this.result = result;
    }
  }

  /**
   * No answers yet.
   *
   * @param depths where recall is taken
   */
  JudgedAnswers(Workload workload, int k, List<Integer> depths) {
    this.workload = workload;
    this.k = k;
    this.depths = depths;
    this.judged = new Judged[workload.truth().queries()];
  }

  /**
   * Judges an answer.
   *
   * @param meter of the calling thread
   */
  void add(int query, SearchResult result, RecallMeter meter) {
    double[] recalls = new double[depths.size()];
    for (int i = 0; i < recalls.length; i++) {
      recalls[i] = meter.recall(query, result.ordinals(), depths.get(i));
    }
    boolean[] right = meter.right(query, result.ordinals(), k);
    Ranking neighbors = Ranking.ofRight(right, k, Math.min(k, workload.truth().k()));
    judged[query] = new Judged(recalls, neighbors, result);
  }

  /** The queries that were answered, in their order. */
  private int[] answered() {
    return IntStream.range(0, judged.length).filter(query -> judged[query] != null).toArray();
  }

  private Judged at(int query) {
    return Objects.requireNonNull(judged[query], "only answered queries are looked at");
  }

  /** The recalls at one of the depths. */
  double[] recalls(int depth) {
    int at = depths.indexOf(depth);
    return Arrays.stream(answered()).mapToDouble(query -> at(query).recalls[at]).toArray();
  }

  SortedMap<Integer, Double> meanRecalls() {
    SortedMap<Integer, Double> means = new TreeMap<>();
    depths.forEach(depth -> means.put(depth, Arrays.stream(recalls(depth)).average().orElse(0)));
    return means;
  }

  Quality.Ranks ranks() {
    int[] answered = answered();
    RankQuality neighbors =
        RankQuality.of(Arrays.stream(answered).mapToObj(query -> at(query).neighbors).toList());
    return new Quality.Ranks(neighbors, workload.judgments().map(each -> judged(each, answered)));
  }

  private JudgedQuality judged(Judgments judgments, int[] answered) {
    List<Ranking> answers =
        Arrays.stream(answered)
            .mapToObj(query -> judgments.ranking(query, at(query).result.ordinals(), k))
            .toList();
    List<Ranking> exact =
        Arrays.stream(answered)
            .mapToObj(query -> judgments.ranking(query, nearest(query), k))
            .toList();
    return JudgedQuality.of(judgments.leading(), answers, exact);
  }

  private int[] nearest(int query) {
    GroundTruth truth = workload.truth();
    return IntStream.range(0, Math.min(k, truth.k()))
        .map(rank -> truth.ordinal(query, rank))
        .toArray();
  }

  /** Means over the answered queries. */
  Quality.Work work() {
    double distances = 0;
    double estimates = 0;
    double visited = 0;
    int[] answered = answered();
    for (int query : answered) {
      SearchStatistics work = at(query).result.statistics();
      distances += work.distances();
      estimates += work.estimates();
      visited += work.visited();
    }
    int count = Math.max(1, answered.length);
    return new Quality.Work(distances / count, estimates / count, visited / count);
  }
}
