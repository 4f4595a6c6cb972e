package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.filter.UnmetCondition;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.whynot.Reason;
import dev.akin.engine.whynot.Standing;
import dev.akin.engine.whynot.WhyNot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Points 0 to 19 on a line, point n at n, with a price of n; odd ones have a second vector.
 * Searches for what is near to 0, so that point n stands on rank n + 1.
 */
final class WhyNotTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int POINTS = 20;
  private static final String LINE = "line";
  private static final String ODD = "odd";

  @TempDir private Path data;
  private volatile Instant now = START;
  private Engine engine;
  private Collection points;

  @BeforeEach
  void write() {
    engine = open();
    points =
        engine.create(
            "points",
            CollectionParameters.named(
                    Map.of(
                        LINE,
                        VectorParameters.of(1, Metric.L2),
                        ODD,
                        VectorParameters.of(1, Metric.L2)))
                .withTtl(PayloadPath.parse("ends")));
    List<Point> written = new ArrayList<>();
    for (int n = 0; n < POINTS; n++) {
      Map<String, float[]> vectors = new TreeMap<>(Map.of(LINE, new float[] {n}));
      if (n % 2 == 1) {
        vectors.put(ODD, new float[] {n});
      }
      Payload payload =
          Payload.of(Map.of("price", n, "ends", START.plusSeconds(60L * (n + 1)).toString()));
      written.add(new Point(PointId.of(n), NamedVectors.of(vectors), payload));
    }
    points.upsert(written);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Engine open() {
    EngineParameters parameters =
        EngineParameters.defaults()
            .withSearchThreads(1, 8)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(Duration.ofHours(1));
    return Engine.open(data, parameters, () -> now);
  }

  /** Moves every write from the recent ones to segments. */
  private void reopen() {
    engine.close();
    engine = open();
    points = engine.collection("points");
  }

  private static SearchRequest search(int limit) {
    return SearchRequest.of(new float[] {0}, limit).withUsing(LINE);
  }

  private WhyNot whyNot(SearchRequest request, long id) {
    return points.whyNot(request, PointId.of(id));
  }

  @Test
  void whatIsFoundIsSaidToBe() {
    for (int round = 0; round < 2; round++) {
      WhyNot found = whyNot(search(5), 3);
      assertThat(found.reason()).isEqualTo(Reason.FOUND);
      assertThat(found.evidence().rank()).hasValue(4);
      assertThat(found.sentence()).isEqualTo("point 3 is found, on rank 4 with score -9.0");
      reopen();
    }
  }

  @Test
  void whatIsOutrankedIsToldByWhom() {
    for (int round = 0; round < 2; round++) {
      WhyNot outranked = whyNot(search(5), 9);
      assertThat(outranked.reason()).isEqualTo(Reason.OUTRANKED);
      Standing standing = outranked.evidence().standing().orElseThrow();
      assertThat(standing.rank()).isEqualTo(10);
      assertThat(standing.among()).isEqualTo(POINTS);
      assertThat(standing.measure()).isEqualTo(new Standing.Measure(81, -81));
      assertThat(standing.last().orElseThrow().id()).isEqualTo(PointId.of(4));
      assertThat(standing.before().orElseThrow().id()).isEqualTo(PointId.of(8));
      assertThat(outranked.sentence())
          .isEqualTo(
              "point 9 is outranked: rank 10 of 20 with score -81.0, where 5 are wanted; the last"
                  + " of them is point 4 with score -16.0, the one before it point 8 with score"
                  + " -64.0");
      reopen();
    }
  }

  @Test
  void equallyNearPointsAreRankedById() {
    NamedVectors near = NamedVectors.of(Map.of(LINE, new float[] {0}));
    for (int id : List.of(30, 31, 32)) {
      points.upsert(List.of(new Point(PointId.of(id), near, Payload.empty())));
    }
    WhyNot outranked = whyNot(search(2), 31);
    assertThat(outranked.reason()).isEqualTo(Reason.OUTRANKED);
    Standing standing = outranked.evidence().standing().orElseThrow();
    assertThat(standing.rank()).isEqualTo(3);
    assertThat(standing.equal()).isEqualTo(3);
    assertThat(standing.before().orElseThrow().id()).isEqualTo(PointId.of(30));
    assertThat(outranked.sentence()).endsWith("; 3 others are exactly as near");
  }

  @Test
  void theWindowAndTheThresholdAreReasonsOfTheirOwn() {
    WhyNot skipped = whyNot(search(5).withOffset(3), 1);
    assertThat(skipped.reason()).isEqualTo(Reason.BEFORE_WINDOW);
    assertThat(skipped.sentence())
        .isEqualTo("point 1 was found on rank 2, which is among the 3 that the offset skips");
    SearchRequest bounded = search(5).withOptions(SearchOptions.defaults().withScoreThreshold(-5));
    assertThat(whyNot(bounded, 2).reason()).isEqualTo(Reason.FOUND);
    WhyNot low = whyNot(bounded, 3);
    assertThat(low.reason()).isEqualTo(Reason.BELOW_SCORE_THRESHOLD);
    assertThat(low.sentence())
        .isEqualTo("point 3 stands on rank 4 with score -9.0, below the threshold of -5.0");
    assertThat(whyNot(bounded, 9).reason()).isEqualTo(Reason.OUTRANKED);
  }

  @Test
  void theConditionThatFailsIsNamedWithThePointsValue() {
    Filter filter = Filter.must(Filter.Range.of("price").gte(2).lt(8), new Filter.HasVector(LINE));
    for (int round = 0; round < 2; round++) {
      WhyNot excluded = whyNot(search(5).withFilter(filter), 9);
      assertThat(excluded.reason()).isEqualTo(Reason.FILTERED_OUT);
      assertThat(excluded.evidence().unmet())
          .containsExactly(new UnmetCondition("price >= 2 and price < 8", List.of(9L)));
      assertThat(excluded.sentence())
          .isEqualTo(
              "point 9 is filtered out: the filter wants price >= 2 and price < 8, the point has 9");
      assertThat(whyNot(search(5).withFilter(filter), 2).reason()).isEqualTo(Reason.FOUND);
      Standing standing =
          whyNot(search(5).withFilter(filter), 7).evidence().standing().orElseThrow();
      assertThat(standing.rank()).isEqualTo(6);
      assertThat(standing.among()).isEqualTo(6);
      reopen();
    }
  }

  @Test
  void aPointWithoutTheVectorAndTheTargetItselfAreNotFound() {
    SearchRequest byOdd = SearchRequest.of(new float[] {0}, 3).withUsing(ODD);
    WhyNot other = whyNot(byOdd, 4);
    assertThat(other.reason()).isEqualTo(Reason.OTHER_VECTOR);
    assertThat(other.sentence())
        .isEqualTo("point 4 has no vector \"odd\", by which the search compares; it has \"line\"");
    assertThat(whyNot(byOdd, 5).reason()).isEqualTo(Reason.FOUND);

    SearchRequest likeFour = SearchRequest.of(PointId.of(4), 2).withUsing(LINE);
    assertThat(whyNot(likeFour, 4).reason()).isEqualTo(Reason.IS_TARGET);
    assertThat(whyNot(likeFour, 3).evidence().rank()).hasValue(1);
    WhyNot further = whyNot(likeFour, 6);
    assertThat(further.reason()).isEqualTo(Reason.OUTRANKED);
    // Without the target, 3 and 5 are before 2 and 6.
    assertThat(further.evidence().standing().orElseThrow().rank()).isEqualTo(4);
    assertThat(further.evidence().standing().orElseThrow().among()).isEqualTo(POINTS - 1);
  }

  @Test
  void whatIsGoneIsToldFromWhatNeverWasAsLongAsSomethingIsLeft() {
    reopen();
    points.delete(PointSelector.ids(List.of(PointId.of(2))));
    WhyNot recently = whyNot(search(5), 2);
    assertThat(recently.reason()).isEqualTo(Reason.DELETED);
    assertThat(recently.evidence().trace()).contains("recent");
    assertThat(whyNot(search(5), 99).reason()).isEqualTo(Reason.NOT_STORED);
    reopen();
    WhyNot earlier = whyNot(search(5), 2);
    assertThat(earlier.reason()).isEqualTo(Reason.DELETED);
    assertThat(earlier.evidence().trace().orElseThrow()).startsWith("_");
    assertThat(whyNot(search(5), 99).sentence())
        .isEqualTo("point 99 is not stored: it never was, or it was deleted and merged away since");
  }

  @Test
  void whatCameToItsEndIsSaidToWithTheTime() {
    for (int round = 0; round < 2; round++) {
      now = START.plusSeconds(150);
      WhyNot ended = whyNot(search(5), 1);
      assertThat(ended.reason()).isEqualTo(Reason.EXPIRED);
      assertThat(ended.evidence().end()).contains(START.plusSeconds(120));
      assertThat(ended.sentence()).startsWith("point 1 came to its end at 2026-01-01T00:02:00Z; ");
      assertThat(whyNot(search(5), 2).evidence().rank()).hasValue(1);
      now = START;
      reopen();
    }
  }

  @Test
  void theFirstReasonThatHoldsIsGiven() {
    Filter nothing = Filter.Match.integer("price", -1);
    SearchRequest byOdd =
        SearchRequest.of(PointId.of(5), 1)
            .withUsing(ODD)
            .withFilter(nothing)
            .withOptions(SearchOptions.defaults().withScoreThreshold(1));
    now = START.plusSeconds(90);
    points.delete(PointSelector.ids(List.of(PointId.of(1))));
    assertThat(whyNot(byOdd, 0).reason()).isEqualTo(Reason.EXPIRED);
    assertThat(whyNot(byOdd, 1).reason()).isEqualTo(Reason.DELETED);
    assertThat(whyNot(byOdd, 5).reason()).isEqualTo(Reason.IS_TARGET);
    assertThat(whyNot(byOdd, 4).reason()).isEqualTo(Reason.OTHER_VECTOR);
    assertThat(whyNot(byOdd, 3).reason()).isEqualTo(Reason.FILTERED_OUT);
    SearchRequest unfiltered =
        SearchRequest.of(PointId.of(5), 2)
            .withUsing(ODD)
            .withOptions(SearchOptions.defaults().withScoreThreshold(1));
    assertThat(whyNot(unfiltered, 9).reason()).isEqualTo(Reason.OUTRANKED);
    assertThat(whyNot(unfiltered, 3).reason()).isEqualTo(Reason.BELOW_SCORE_THRESHOLD);
  }

  @Test
  void requestsThatNoSearchTakesAreRefused() {
    assertThatThrownBy(() -> whyNot(SearchRequest.of(new float[] {0}, 1), 1))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> whyNot(SearchRequest.of(new float[] {0, 1}, 1).withUsing(LINE), 1))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("dimension 2");
    SearchRequest likeNothing = SearchRequest.of(PointId.of(99), 2).withUsing(LINE);
    assertThatThrownBy(() -> whyNot(likeNothing, 1))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("point 99");
  }
}
