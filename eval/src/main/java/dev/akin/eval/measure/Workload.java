package dev.akin.eval.measure;

import dev.akin.core.index.Query;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.relevance.Judgments;
import dev.akin.eval.truth.ContentHash;
import dev.akin.eval.truth.GroundTruth;
import dev.akin.eval.truth.TruthRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is searched, with what, and what is right.
 *
 * @param vectors base, queries and metric
 * @param truth the exact neighbors of the queries
 * @param baseHash names the base's content
 * @param judgments which rows users want to find, if that is known
 */
public record Workload(
    TruthRequest vectors, GroundTruth truth, String baseHash, Optional<Judgments> judgments) {
  public Workload {
    judgments.ifPresent(judged -> {
      if (judged.queries() != truth.queries()) {
        throw new IllegalArgumentException(
            "%s of %,d queries, there are %,d"
                .formatted(judged.source(), judged.queries(), truth.queries()));
      }
    });
  }

  /** A workload without judgments; costs a pass over the base for its name. */
  public static Workload of(TruthRequest vectors, GroundTruth truth) {
    return new Workload(vectors, truth, ContentHash.of(vectors.base()), Optional.empty());
  }

  /**
   * This workload with judgments.
   *
   * @throws IllegalArgumentException if they are about another number of queries
   */
  public Workload withJudgments(Judgments judgments) {
    return new Workload(vectors, truth, baseHash, Optional.of(judgments));
  }

  /** All queries for k neighbors; their vectors are copies on the heap, as users have them. */
  List<Query> queries(int k) {
    VectorSet set = vectors.queries();
    List<Query> queries = new ArrayList<>(set.size());
    for (int i = 0; i < set.size(); i++) {
      float[] vector = new float[set.dimension()];
      set.copyTo(i, vector);
      queries.add(Query.of(vector, k));
    }
    return queries;
  }
}
