package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.NearestSearch;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.query.PointLookup;
import dev.akin.engine.query.SearchTask;
import dev.akin.engine.query.Selection;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers search requests on the calling thread. */
final class CollectionSearch {
  private final String name;
  private final CollectionParameters parameters;
  private final CollectionStore store;
  private final PathChooser chooser;
  private final CollectionPlan plan;

  CollectionSearch(
      CollectionFormat.Description description,
      CollectionStore store,
      PathChooser chooser,
      CollectionPlan plan) {
    this.name = description.name();
    this.parameters = description.parameters();
    this.store = store;
    this.chooser = chooser;
    this.plan = plan;
  }

  SearchAnswer search(SearchRequest request) throws IOException {
    long start = System.nanoTime();
    Optional<PointId> excluded =
        request.target() instanceof SearchTarget.ByPoint(PointId id)
            ? Optional.of(id)
            : Optional.empty();
    try (Reading reading = store.read(excluded.map(List::of).orElse(List.of()))) {
      float[] vector = vector(request.target(), reading);
      SearchOptions options = request.options();
      double recall = options.recall().orElse(parameters.contract().recall());
      SearchTask.Effort effort = new SearchTask.Effort(options.exact(), options.efSearch(), recall);
      SearchTask task = new SearchTask(vector, request.window().depth(), excluded, effort);
      Selection selection = Selection.of(reading, request.filter());
      Nearest nearest =
          new NearestSearch(parameters.metric(), chooser, plan.current().index())
              .search(task, selection);
      List<ScoredPoint> points = points(nearest, request);
      Explanation explanation =
          new Explanation(
              nearest.matching(),
              steps(nearest),
              selection.documents().built(),
              (System.nanoTime() - start) * 1e-6);
      return new SearchAnswer(points, explanation);
    }
  }

  private float[] vector(SearchTarget target, Reading reading) throws IOException {
    return switch (target) {
      case SearchTarget.ByVector given -> checked(given.vector());
      case SearchTarget.ByPoint(PointId id) ->
          new PointLookup(reading)
              .find(id)
              .map(LocatedPoint::vector)
              .orElseThrow(() ->
                  new InvalidRequestException(
                      "point %s: not in collection \"%s\"".formatted(id, name)));
    };
  }

  private float[] checked(float[] vector) {
    if (vector.length != parameters.dimension()) {
      throw new InvalidRequestException(
          "query vector: dimension %,d, collection \"%s\" has %,d"
              .formatted(vector.length, name, parameters.dimension()));
    }
    try {
      return parameters.metric().prepare(vector);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("query vector: " + e.getMessage(), e);
    }
  }

  private List<ScoredPoint> points(Nearest nearest, SearchRequest request) throws IOException {
    Metric metric = parameters.metric();
    SearchRequest.Window window = request.window();
    double lowest = request.options().scoreThreshold().orElse(Double.NEGATIVE_INFINITY);
    List<ScoredPoint> points = new ArrayList<>();
    List<Nearest.Neighbor> neighbors = nearest.neighbors();
    for (int i = window.offset(); i < neighbors.size(); i++) {
      float score = metric.score(neighbors.get(i).distance());
      if (score < lowest) {
        break;
      }
      points.add(
          new ScoredPoint(
              CollectionReads.fetched(neighbors.get(i).point(), window.fetch()), score));
    }
    return points;
  }

  private static List<Explanation.Step> steps(Nearest nearest) {
    return nearest.paths().stream()
        .map(path -> new Explanation.Step(path.where(), path.path(), path.why(), path.work()))
        .toList();
  }
}
