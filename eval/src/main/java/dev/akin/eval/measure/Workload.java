package dev.akin.eval.measure;

import dev.akin.core.index.Query;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.truth.ContentHash;
import dev.akin.eval.truth.GroundTruth;
import dev.akin.eval.truth.TruthRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What is searched, with what, and what is right.
 *
 * @param vectors base, queries and metric
 * @param truth the exact neighbors of the queries
 * @param baseHash names the base's content
 */
public record Workload(TruthRequest vectors, GroundTruth truth, String baseHash) {
  /** A workload; costs a pass over the base for its name. */
  public static Workload of(TruthRequest vectors, GroundTruth truth) {
    return new Workload(vectors, truth, ContentHash.of(vectors.base()));
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
