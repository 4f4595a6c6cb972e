package dev.akin.engine.proving;

import dev.akin.engine.proof.PartRecall;
import dev.akin.engine.proof.RecallInterval;
import dev.akin.engine.proof.TieAwareRecall.Judgement;
import dev.akin.engine.query.PathTaken;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes figures of what came of queries.
 *
 * @param k the number of neighbors that count
 * @param seed of resampling
 */
record Tally(int k, long seed) {
  private static final String NONE = "none";

  /** The recall of the queries that could find something; nothing if there are none. */
  Optional<RecallInterval> recall(List<Judged> judged) {
    double[] recalls =
        judged.stream()
            .flatMap(each -> each.judgement().stream())
            .mapToDouble(Judgement::recall)
            .toArray();
    return recalls.length == 0
        ? Optional.empty()
        : Optional.of(RecallInterval.of(k, recalls, seed));
  }

  /** The same with what else there is to say; nothing if there are no such queries. */
  Optional<PartRecall> part(List<Judged> judged) {
    return recall(judged).map(recall -> part(judged, recall));
  }

  private static PartRecall part(List<Judged> judged, RecallInterval recall) {
    SortedMap<String, Long> paths = new TreeMap<>();
    int incomplete = 0;
    for (Judged each : judged) {
      incomplete += each.judgement().map(Judgement::complete).orElse(true) ? 0 : 1;
      for (PathTaken path : each.paths()) {
        if (!path.path().equals(NONE)) {
          paths.merge(path.path(), 1L, Long::sum);
        }
      }
    }
    double vectors = judged.stream().mapToLong(Judged::vectors).average().orElse(0);
    return new PartRecall(Math.round(vectors), recall, incomplete, paths);
  }
}
