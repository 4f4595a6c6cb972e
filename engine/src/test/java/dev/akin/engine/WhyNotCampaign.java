package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.whynot.Reason;
import dev.akin.engine.whynot.Standing;
import dev.akin.engine.whynot.WhyNot;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Faults that are made on purpose, so many times each, and the reasons that are given for them.
 * Which fault a case has is known from how it was made and from an oracle that shares nothing with
 * the engine.
 *
 * <p>Over {@link UniformPoints}, with machine costs by which a segment is always searched the same
 * way. As a program: an empty data directory, l2 or cosine, the cases of each fault.
 */
final class WhyNotCampaign {
  private static final int K = 10;
  private static final SearchOptions NARROW = SearchOptions.defaults().withEfSearch(K);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Path data;
  private final Metric metric;
  private final int cases;
  private final UniformPoints truth;
  private final float[][] queries;
  private final SteadyEngines engines;
  private volatile Instant now = START;

  /** A point that the oracle says belongs to the answer to a request. */
  private record Missed(SearchRequest request, PointId id) {}

  WhyNotCampaign(Path data, Metric metric, int cases) {
    this.data = data;
    this.metric = metric;
    this.cases = cases;
    this.engines = new SteadyEngines(data, () -> now);
    this.truth = new UniformPoints(metric);
    this.queries = UniformPoints.queries(20 * cases);
  }

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    Metric metric = Metric.parse(arguments[1]);
    int cases = Integer.parseInt(arguments[2]);
    new WhyNotCampaign(data.resolve("graph"), metric, cases).inGraph().forEach(WhyNotTally::print);
    new WhyNotCampaign(data.resolve("cut"), metric, cases).cutOff().forEach(WhyNotTally::print);
    new WhyNotCampaign(data.resolve("codes"), metric, cases).inCodes().print();
    new WhyNotCampaign(data.resolve("points"), metric, cases)
        .ofPoints()
        .forEach(WhyNotTally::print);
  }

  /** Faults of rankings, filters, beams and deletions in a collection with a graph. */
  List<WhyNotTally> inGraph() throws IOException {
    List<WhyNotTally> tallies = new ArrayList<>();
    try (Engine engine = engines.withGraphs()) {
      Collection points = truth.stored(engine, "HNSW16");
      tallies.add(outranked(points));
      tallies.add(filteredOut(points));
      tallies.add(narrowBeam("beam too narrow", points, _ -> true));
      List<PointId> gone = new ArrayList<>();
      for (int row = 0; row < cases; row++) {
        gone.add(UniformPoints.id(row));
      }
      points.delete(PointSelector.ids(gone));
      tallies.add(deleted("deleted, not refreshed", points));
    }
    try (Engine engine = engines.withGraphs()) {
      tallies.add(deleted("deleted, of a segment", engine.collection(UniformPoints.NAME)));
    }
    return tallies;
  }

  /** Ranks from k + 1 on, of which the oracle knows who is before; none that is answered. */
  private WhyNotTally outranked(Collection points) {
    WhyNotTally tally = new WhyNotTally("outranked", Reason.OUTRANKED);
    int step = (UniformPoints.SIZE - 3 * K) / cases;
    for (int i = 0; i < cases; i++) {
      SearchRequest request = SearchRequest.of(queries[i], K);
      Set<PointId> answered = answered(points, request);
      int[] ranking = truth.nearest(queries[i], UniformPoints.SIZE, _ -> true);
      int rank = K + 1 + i * step;
      while (answered.contains(UniformPoints.id(ranking[rank - 1]))) {
        rank++;
      }
      WhyNot whyNot = points.whyNot(request, UniformPoints.id(ranking[rank - 1]));
      tally.add(whyNot, isBehind(whyNot, ranking, rank));
    }
    return tally;
  }

  private static boolean isBehind(WhyNot whyNot, int[] ranking, int rank) {
    Optional<Standing> found = whyNot.evidence().standing();
    return found.isPresent()
        && found.get().rank() == rank
        && found.get().last().orElseThrow().id().equals(UniformPoints.id(ranking[K - 1]))
        && found.get().before().orElseThrow().id().equals(UniformPoints.id(ranking[rank - 2]));
  }

  /** The nearest points, under filters that each lack them by one condition of two. */
  private WhyNotTally filteredOut(Collection points) {
    WhyNotTally tally = new WhyNotTally("filtered out", Reason.FILTERED_OUT);
    for (int i = 0; i < cases; i++) {
      int nearest = truth.nearest(queries[i], 1, _ -> true)[0];
      int digit = nearest % 10;
      Filter filter =
          Filter.must(
              new Filter.HasVector(NamedVectors.UNNAMED),
              i % 2 == 0 ? UniformPoints.withoutDigit(digit) : UniformPoints.aboveDigit(digit));
      SearchRequest request = SearchRequest.of(queries[i], K).withFilter(filter);
      WhyNot whyNot = points.whyNot(request, UniformPoints.id(nearest));
      tally.add(
          whyNot,
          whyNot.evidence().unmet().size() == 1
              && whyNot.evidence().unmet().getFirst().values().equals(List.of((long) digit)));
    }
    return tally;
  }

  /** Neighbors that the graph leads to and a walk with efSearch = k misses. */
  private WhyNotTally narrowBeam(String fault, Collection points, IntPredicate isLinked) {
    WhyNotTally tally = new WhyNotTally(fault, Reason.BEAM_TOO_NARROW);
    for (Missed missed : missed(points, NARROW, "graph", isLinked)) {
      WhyNot whyNot = points.whyNot(missed.request, missed.id);
      int enough = whyNot.evidence().passage().map(way -> way.enough().orElse(0)).orElse(0);
      tally.add(
          whyNot,
          enough > K
              && answered(points, missed.request.withOptions(NARROW.withEfSearch(enough)))
                  .contains(missed.id));
    }
    return tally;
  }

  /**
   * Neighbors by the oracle that searches on a path miss, every other under a filter.
   *
   * @param isCase of which points cases are made
   */
  private List<Missed> missed(
      Collection points, SearchOptions options, String path, IntPredicate isCase) {
    List<Missed> missed = new ArrayList<>();
    for (int i = 0; i < queries.length && missed.size() < cases; i++) {
      int without = i % 20;
      SearchRequest request = SearchRequest.of(queries[i], K).withOptions(options);
      if (without < 10) {
        request = request.withFilter(UniformPoints.withoutDigit(without));
      }
      SearchAnswer answer = points.search(request);
      if (!answer.explanation().steps().getFirst().path().equals(path)) {
        throw new IllegalStateException("expected " + path + ": " + answer.explanation());
      }
      Set<PointId> found = UniformPoints.ids(answer);
      for (int neighbor : truth.nearest(queries[i], K, row -> row % 10 != without)) {
        PointId id = UniformPoints.id(neighbor);
        if (isCase.test(neighbor) && !found.contains(id) && missed.size() < cases) {
          missed.add(new Missed(request, id));
        }
      }
    }
    return missed;
  }

  private WhyNotTally deleted(String fault, Collection points) {
    WhyNotTally tally = new WhyNotTally(fault, Reason.DELETED);
    for (int row = 0; row < cases; row++) {
      WhyNot whyNot = points.whyNot(SearchRequest.of(truth.row(row), K), UniformPoints.id(row));
      tally.add(whyNot, whyNot.evidence().trace().isPresent());
    }
    return tally;
  }

  /**
   * Points that all links to were cut from, in the graph's file, each asked for by its vector; and
   * points beside them that a narrow walk misses.
   */
  List<WhyNotTally> cutOff() throws IOException {
    Map<String, Set<Integer>> nodes = new HashMap<>();
    try (Engine engine = engines.withGraphs()) {
      Collection points = truth.stored(engine, "HNSW16");
      try (Reading reading = points.store().read(List.of())) {
        for (int row = 0; row < cases; row++) {
          int document = reading.view().find(UniformPoints.id(row));
          Segment segment = reading.view().segmentOf(document);
          nodes.computeIfAbsent(segment.key(), _ -> new HashSet<>()).add(document - segment.base());
        }
      }
    }
    new CutLinks(data.resolve("collections").resolve(UniformPoints.NAME).resolve("sidecars"))
        .to(nodes);
    try (Engine engine = engines.withGraphs()) {
      Collection points = engine.collection(UniformPoints.NAME);
      return List.of(
          unreachable(points), narrowBeam("beam too narrow, cut", points, row -> row >= cases));
    }
  }

  private WhyNotTally unreachable(Collection points) {
    WhyNotTally tally = new WhyNotTally("unreachable", Reason.UNREACHABLE);
    for (int row = 0; row < cases; row++) {
      SearchRequest request = SearchRequest.of(truth.row(row), K).withOptions(NARROW);
      WhyNot whyNot = points.whyNot(request, UniformPoints.id(row));
      tally.add(
          whyNot,
          whyNot.evidence().standing().filter(standing -> standing.rank() == 1).isPresent());
    }
    return tally;
  }

  /** Neighbors that a scan of 1-bit codes misses, since little recall is asked for. */
  WhyNotTally inCodes() throws IOException {
    WhyNotTally tally = new WhyNotTally("lost to quantization", Reason.LOST_TO_QUANTIZATION);
    try (Engine engine = engines.withCodes()) {
      Collection points = truth.stored(engine, "RaBitQ,RFlat");
      SearchOptions careless = SearchOptions.defaults().withRecall(0.05);
      for (Missed missed : missed(points, careless, "codes", _ -> true)) {
        WhyNot whyNot = points.whyNot(missed.request, missed.id);
        int enough = whyNot.evidence().passage().map(way -> way.enough().orElse(0)).orElse(0);
        SearchRequest deeper =
            new SearchRequest(
                missed.request.target(),
                missed.request.using(),
                new SearchRequest.Window(Math.max(enough, 1), 0, Fetch.IDS),
                missed.request.filter(),
                missed.request.options());
        tally.add(whyNot, answered(points, deeper).contains(missed.id));
      }
    }
    return tally;
  }

  /** Points that came to their end, and points without the vector that is compared. */
  List<WhyNotTally> ofPoints() throws IOException {
    WhyNotTally ended = new WhyNotTally("expired", Reason.EXPIRED);
    WhyNotTally other = new WhyNotTally("other vector", Reason.OTHER_VECTOR);
    VectorParameters kind = VectorParameters.of(UniformPoints.DIMENSION, metric);
    try (Engine engine = engines.withGraphs()) {
      Collection points =
          engine.create(
              UniformPoints.NAME,
              CollectionParameters.named(Map.of("all", kind, "some", kind))
                  .withTtl(PayloadPath.parse("ends")));
      List<Point> batch = new ArrayList<>();
      for (int row = 0; row < 2 * cases; row++) {
        Map<String, float[]> vectors = new HashMap<>(Map.of("all", truth.row(row)));
        if (row < cases) {
          vectors.put("some", truth.row(row));
        }
        Instant end = START.plusSeconds(row < cases ? row + 1 : 1_000_000);
        Payload payload = Payload.of(Map.of("ends", end.toString()));
        batch.add(new Point(UniformPoints.id(row), NamedVectors.of(vectors), payload));
      }
      points.upsert(batch);
      now = START.plusSeconds(cases);
      for (int row = 0; row < cases; row++) {
        WhyNot late =
            points.whyNot(
                SearchRequest.of(truth.row(row), K).withUsing("all"), UniformPoints.id(row));
        ended.add(late, late.evidence().end().equals(Optional.of(START.plusSeconds(row + 1))));
        float[] query = truth.row(cases + row);
        WhyNot without =
            points.whyNot(
                SearchRequest.of(query, K).withUsing("some"), UniformPoints.id(cases + row));
        other.add(without, without.evidence().vectors().equals(Set.of("all")));
      }
    }
    return List.of(ended, other);
  }

  private static Set<PointId> answered(Collection points, SearchRequest request) {
    return UniformPoints.ids(points.search(request));
  }
}
