package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.engine.filter.Filter.Geo;
import dev.akin.engine.filter.Filter.IsEmpty;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchText;
import dev.akin.engine.filter.Filter.MinShould;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.junit.jupiter.api.Tag;

/** Estimates on fields that are independent of each other, where they should be near the truth. */
@Tag("kernel-independent")
final class CountEstimateTest {
  private static final int POINTS = 9_000;

  @SeededTest(1)
  void estimatesOfIndependentConditionsAreNearTheTruth(Seed seed) throws IOException {
    List<Payload> payloads = payloads(seed.random());
    Filter red = Match.keyword("colour", "red");
    Filter cheap = Range.of("price").lt(250);
    Filter hot = MatchText.of(PayloadPath.parse("title"), "hot");
    Filter unsold = new IsEmpty(PayloadPath.parse("sold"));
    Filter north =
        new Geo(PayloadPath.parse("at"), new GeoShape.Box(new GeoPoint(90, 0), new GeoPoint(5, 9)));
    try (FilteredIndex index = FilteredIndex.of(payloads);
        DirectoryReader reader = index.open()) {
      for (Filter filter :
          List.of(
              red,
              cheap,
              hot,
              unsold,
              north,
              Filter.must(red, cheap),
              Filter.should(red, hot),
              Filter.must(hot).withMustNot(List.of(red)),
              new MinShould(List.of(red, cheap, hot, unsold), 2),
              new MinShould(List.of(red, cheap, hot, unsold), 4),
              new MinShould(List.of(red), 2),
              new MinShould(List.of(red), 0))) {
        assertThat(estimate(reader, filter))
            .as("%s", filter)
            .isCloseTo(count(payloads, filter), within(POINTS / 20.0));
      }
      assertThat(estimate(reader, red)).isCloseTo(count(payloads, red), within(1e-6));
    }
  }

  private static double estimate(DirectoryReader reader, Filter filter) throws IOException {
    PayloadIndexes indexes = new PayloadIndexes(FilteredIndex.FIELDS.payload());
    double estimate = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      FilterQueries queries = new FilterQueries(FilteredIndex.FIELDS, indexes);
      double fraction = new CountEstimate(queries, leaf.reader()).fraction(filter);
      assertThat(fraction).isBetween(0.0, 1.0);
      estimate += fraction * leaf.reader().maxDoc();
    }
    return estimate;
  }

  private static double count(List<Payload> payloads, Filter filter) {
    return payloads.stream().filter(payload -> filter.matches(PointId.of(0), payload)).count();
  }

  private static List<Payload> payloads(SplittableRandom random) {
    List<Payload> payloads = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      Map<String, Object> fields = new HashMap<>();
      fields.put("colour", random.nextInt(3) == 0 ? "red" : "blue");
      fields.put("price", random.nextInt(1000));
      fields.put("title", (random.nextInt(5) == 0 ? "hot" : "cold") + " number " + i % 40);
      fields.put("at", Map.of("lat", random.nextDouble(10), "lon", random.nextDouble(1, 8)));
      if (random.nextBoolean()) {
        fields.put("sold", true);
      }
      payloads.add(Payload.of(fields));
    }
    return payloads;
  }
}
