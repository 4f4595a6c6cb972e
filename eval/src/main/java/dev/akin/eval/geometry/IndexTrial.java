package dev.akin.eval.geometry;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.parallel.Workers;
import dev.akin.eval.truth.GroundTruth;
import dev.akin.eval.truth.RecallMeter;
import dev.akin.eval.truth.TruthRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an index makes of a sample: recall@10 of the held-out queries, and what it cost.
 *
 * @param index the factory string
 * @param vectors how many it was built over
 * @param recall the mean recall at ten, tie-aware
 * @param distances raw vectors compared per query
 * @param bytesPerVector that searching touches
 */
public record IndexTrial(
    String index, int vectors, double recall, double distances, double bytesPerVector) {

  /** The queries of a trial and their right answers. */
  record Exam(TruthRequest request, GroundTruth truth) {
    /** One thread's part in it. */
    private final class Examiner {
      final Searcher searcher;
      final RecallMeter meter = new RecallMeter(request, truth);
      final float[] query = new float[request.queries().dimension()];

      Examiner(Index index) {
        searcher = index.searcher();
      }

      SearchResult search(int number, SearchParameters parameters) {
        request.queries().copyTo(number, query);
        int k = Math.min(SurveyParameters.K, truth.k());
        return searcher.search(Query.of(query, k).withParameters(parameters));
      }
    }
  }

  /** Builds an index over the rows of an exam and asks it every query, on all threads. */
  static IndexTrial of(
      String specification, SearchParameters parameters, Exam exam, BuildOptions options) {
    TruthRequest request = exam.request;
    BuildRequest build = new BuildRequest(specification, request.base(), request.metric(), options);
    double[] recalls = new double[request.queries().size()];
    double[] distances = new double[recalls.length];
    try (Index index = Indexes.build(build)) {
      Workers.of(options.threads())
          .run(
              recalls.length,
              8,
              thread -> exam.new Examiner(index),
              (examiner, number) -> {
                SearchResult found = examiner.search(number, parameters);
                recalls[number] = examiner.meter.recall(number, found.ordinals(), found.size());
                distances[number] = found.statistics().distances();
              });
      return new IndexTrial(
          specification,
          index.size(),
          Arrays.stream(recalls).average().orElse(0),
          Arrays.stream(distances).average().orElse(0),
          (double) index.bytesInMemory() / index.size());
    }
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", index);
    json.put("vectors", vectors);
    json.put("recall", recall);
    json.put("distances", distances);
    json.put("bytesPerVector", bytesPerVector);
    return json;
  }
}
