package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.diagnosis.Diagnosis;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.Deadline;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.NearestSearch;
import dev.akin.engine.query.PointLookup;
import dev.akin.engine.query.Question;
import dev.akin.engine.query.SearchTask;
import dev.akin.engine.query.Selection;
import dev.akin.engine.whynot.Wanted;
import dev.akin.engine.whynot.WhyNot;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Moment;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers searches by one kind of vector on the calling thread, several together from one reading
 * of the collection.
 */
final class CollectionSearch
    implements SearchPool.Answerer<CollectionSearch.Asked, CollectionSearch.Answered> {
  private static final String FLAT = "Flat";

  private final String name;
  private final CollectionParameters parameters;
  private final CollectionStore store;
  private final CollectionVector vector;
  private final int position;
  private final SearchTimes times = new SearchTimes();

  /** A request, and when its answer is no longer wanted. */
  record Asked(SearchRequest request, Deadline deadline) {}

  /** An answer, and the state of the collection that it was computed from. */
  record Answered(SearchAnswer answer, Moment moment) {}

  CollectionSearch(
      CollectionFormat.Description description, CollectionStore store, CollectionVector vector) {
    this.name = description.name();
    this.parameters = description.parameters();
    this.store = store;
    this.vector = vector;
    this.position = parameters.schema().position(vector.kind().name());
  }

  /** Scans read every vector, which is done once for all; paths through graphs hardly meet. */
  @Override
  public boolean sharesWork(Asked asked) {
    return asked.request.options().exact() || vector.plan().current().index().equals(FLAT);
  }

  @Override
  public boolean isShort(Asked asked) {
    return times.areShort(asked.request);
  }

  @Override
  public List<SearchPool.Outcome<Answered>> answers(List<Asked> batch) {
    List<PointId> wanted = batch.stream().flatMap(each -> excluded(each).stream()).toList();
    try (Reading reading = store.read(wanted)) {
      return new Batch(batch, reading).answers();
    } catch (IOException | RuntimeException e) {
      return batch.stream().map(_ -> SearchPool.Outcome.<Answered>failed(e)).toList();
    }
  }

  /**
   * What becomes of a point in a search, which is asked again on the calling thread.
   *
   * @throws InvalidRequestException as a search
   */
  WhyNot whyNot(SearchRequest request, PointId id) throws IOException {
    Asked asked = new Asked(request, Deadline.never());
    List<PointId> wanted = new ArrayList<>(excluded(asked).stream().toList());
    wanted.add(id);
    try (Reading reading = store.read(wanted)) {
      Question question = new Batch(List.of(asked), reading).question(asked);
      Wanted part =
          new Wanted(
              request.using(),
              request.window().limit(),
              request.window().offset(),
              request.options().scoreThreshold());
      return new Diagnosis(
              new Diagnosis.Served(
                  vector.kind(), vector.plan().current().index(), vector.chooser()),
              new Diagnosis.Asked(question.task(), question.selection(), request.filter(), part),
              reading)
          .of(id);
    }
  }

  private static Optional<PointId> excluded(Asked asked) {
    return asked.request.target() instanceof SearchTarget.ByPoint(PointId id)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** Requests that are answered from one reading. */
  private final class Batch {
    private final long start = System.nanoTime();
    private final List<Asked> asked;
    private final Reading reading;
    private final Map<Optional<Filter>, Selection> selections = new HashMap<>();

    Batch(List<Asked> asked, Reading reading) {
      this.asked = asked;
      this.reading = reading;
    }

    List<SearchPool.Outcome<Answered>> answers() throws IOException {
      @Nullable Exception[] failures = new Exception[asked.size()];
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < failures.length; i++) {
        try {
          questions.add(question(asked.get(i)));
        } catch (InvalidRequestException e) {
          failures[i] = e;
        }
      }
      List<Nearest> found =
          questions.isEmpty()
              ? List.of()
              : new NearestSearch(vector.kind(), vector.chooser(), vector.plan().current().index())
                  .search(questions);
      List<SearchPool.Outcome<Answered>> outcomes = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < failures.length; i++) {
        Exception failure = failures[i];
        outcomes.add(
            failure == null
                ? outcome(asked.get(i), questions.get(next), found.get(next++))
                : SearchPool.Outcome.failed(failure));
      }
      return outcomes;
    }

    private Question question(Asked one) throws IOException {
      SearchRequest request = one.request;
      SearchOptions options = request.options();
      double recall = options.recall().orElse(parameters.contract().recall());
      SearchTask.Effort effort = new SearchTask.Effort(options.exact(), options.efSearch(), recall);
      SearchTask task =
          new SearchTask(
              position, target(request.target()), request.window().depth(), excluded(one), effort);
      return new Question(task, selection(request.filter()), one.deadline);
    }

    /** What a filter accepts is found once for all who have the same. */
    private Selection selection(Optional<Filter> filter) throws IOException {
      Selection known = selections.get(filter);
      if (known != null) {
        return known;
      }
      Selection selection = Selection.of(reading, filter);
      selections.put(filter, selection);
      return selection;
    }

    private float[] target(SearchTarget target) throws IOException {
      return switch (target) {
        case SearchTarget.ByVector given -> checked(given.vector());
        case SearchTarget.ByPoint(PointId id) -> vectorOf(id);
      };
    }

    private float[] vectorOf(PointId id) throws IOException {
      LocatedPoint point =
          new PointLookup(reading)
              .find(id)
              .orElseThrow(() ->
                  new InvalidRequestException(
                      "point %s: not in collection \"%s\"".formatted(id, name)));
      return point
          .vector(vector.kind().name())
          .orElseThrow(() ->
              new InvalidRequestException(
                  "point %s: has no vector \"%s\"".formatted(id, vector.kind().name())));
    }

    private SearchPool.Outcome<Answered> outcome(Asked one, Question question, Nearest nearest)
        throws IOException {
      if (nearest.skipped() > 0) {
        return SearchPool.Outcome.failed(
            new SearchTimeoutException(
                "timed out: %d of %d segments were searched within %.3f s"
                    .formatted(
                        question.selection().documents().parts().size() - nearest.skipped(),
                        question.selection().documents().parts().size(),
                        one.deadline.patience().toNanos() * 1e-9)));
      }
      List<ScoredPoint> points = points(nearest, one.request);
      times.add(one.request, System.nanoTime() - start);
      Explanation explanation =
          new Explanation(
              nearest.matching(),
              steps(nearest),
              question.selection().documents().built(),
              (System.nanoTime() - start) * 1e-6,
              false);
      return SearchPool.Outcome.of(
          new Answered(new SearchAnswer(points, explanation), reading.moment()));
    }
  }

  private float[] checked(float[] given) {
    if (given.length != vector.kind().dimension()) {
      throw new InvalidRequestException(
          "query vector: dimension %,d, %scollection \"%s\" has %,d"
              .formatted(given.length, ofVector(), name, vector.kind().dimension()));
    }
    try {
      return vector.kind().metric().prepare(given);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("query vector: " + e.getMessage(), e);
    }
  }

  private String ofVector() {
    String using = vector.kind().name();
    return using.isEmpty() ? "" : "vector \"" + using + "\" of ";
  }

  private List<ScoredPoint> points(Nearest nearest, SearchRequest request) throws IOException {
    Metric metric = vector.kind().metric();
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
