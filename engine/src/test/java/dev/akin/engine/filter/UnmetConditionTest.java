package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.filter.Filter.DatetimeRange;
import dev.akin.engine.filter.Filter.Geo;
import dev.akin.engine.filter.Filter.HasId;
import dev.akin.engine.filter.Filter.HasVector;
import dev.akin.engine.filter.Filter.IsEmpty;
import dev.akin.engine.filter.Filter.IsNull;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchAny;
import dev.akin.engine.filter.Filter.MatchExcept;
import dev.akin.engine.filter.Filter.MatchPhrase;
import dev.akin.engine.filter.Filter.MatchText;
import dev.akin.engine.filter.Filter.MinShould;
import dev.akin.engine.filter.Filter.Nested;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.filter.Filter.ValuesCount;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a blue shirt at 20.5, sold in two sizes, when a filter does not accept it. */
@Tag("kernel-independent")
final class UnmetConditionTest {
  private static final Payload SHIRT =
      Payload.of(
          Map.of(
              "colour",
              "blue",
              "price",
              20.5,
              "sizes",
              List.of(38, 40),
              "title",
              "Blue shirt",
              "sold",
              "2026-01-02T00:00:00Z",
              "shop",
              Map.of("lat", 52.5, "lon", 13.4),
              "offers",
              List.of(Map.of("price", 21))));

  private static List<UnmetCondition> unmet(Filter filter) {
    return UnmetCondition.of(filter, PointId.of(7), Set.of("image"), SHIRT);
  }

  private static PayloadPath path(String path) {
    return PayloadPath.parse(path);
  }

  private static Set<MatchValue> keywords(String... values) {
    return Stream.of(values).<MatchValue>map(MatchValue.Keyword::new).collect(Collectors.toSet());
  }

  static Stream<Arguments> conditions() {
    InstantBound from = new InstantBound(Instant.parse("2026-01-03T00:00:00Z"), true);
    GeoShape near = new GeoShape.Circle(new GeoPoint(48.1, 11.6), 5000);
    return Stream.of(
        Arguments.of(Match.keyword("colour", "red"), "colour = \"red\"", List.of("blue")),
        Arguments.of(Match.integer("sizes", 42), "sizes = 42", List.of(38L, 40L)),
        Arguments.of(Match.bool("stock", true), "stock = true", List.of()),
        Arguments.of(
            new MatchAny(path("colour"), keywords("red", "green")),
            "colour in [\"green\", \"red\"]",
            List.of("blue")),
        Arguments.of(
            new MatchExcept(path("colour"), keywords("blue")),
            "colour not in [\"blue\"]",
            List.of("blue")),
        Arguments.of(
            MatchText.of(path("title"), "red shirt"),
            "title holds the words [red, shirt]",
            List.of("Blue shirt")),
        Arguments.of(
            MatchPhrase.of(path("title"), "shirt blue"),
            "title holds \"shirt blue\"",
            List.of("Blue shirt")),
        Arguments.of(
            Range.of("price").gte(10).lt(20.5), "price >= 10 and price < 20.5", List.of(20.5)),
        Arguments.of(Range.of("colour"), "colour is a number", List.of("blue")),
        Arguments.of(
            DatetimeRange.of(path("sold")).from(from),
            "sold >= 2026-01-03T00:00:00Z",
            List.of("2026-01-02T00:00:00Z")),
        Arguments.of(
            new Geo(path("shop"), near),
            "shop lies in 5000 m around 48.1, 11.6",
            List.of(Map.of("lat", 52.5, "lon", 13.4))),
        Arguments.of(
            new ValuesCount(path("sizes"), 3, 5),
            "sizes has 3 to 5 values",
            List.of(List.of(38L, 40L))),
        Arguments.of(new HasId(Set.of(PointId.of(8))), "id in [8]", List.of("7")),
        Arguments.of(new HasVector("text"), "has a vector \"text\"", List.of("image")),
        Arguments.of(new IsEmpty(path("colour")), "colour is empty", List.of("blue")),
        Arguments.of(new IsNull(path("colour")), "colour is null", List.of("blue")),
        Arguments.of(
            new Nested(path("offers"), Range.of("price").lt(20)),
            "an object in offers[] with (price < 20)",
            List.of()),
        Arguments.of(
            new MinShould(
                List.of(Match.keyword("colour", "blue"), Match.keyword("colour", "red")), 2),
            "at least 2 of (colour = \"blue\", colour = \"red\")",
            List.of()));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void aConditionIsSaidInWordsWithThePointsValues(
      Filter condition, String text, List<Object> values) {
    assertThat(unmet(condition)).containsExactly(new UnmetCondition(text, values));
    assertThat(unmet(Filter.mustNot(condition))).isEmpty();
  }

  @Test
  void onlyWhatFailsIsNamed() {
    Match blue = Match.keyword("colour", "blue");
    Match red = Match.keyword("colour", "red");
    Range cheap = Range.of("price").lt(20);
    assertThat(unmet(Filter.must(blue))).isEmpty();
    assertThat(unmet(Filter.must(blue, cheap, Filter.must(red))))
        .extracting(UnmetCondition::condition)
        .containsExactly("price < 20", "colour = \"red\"");
    assertThat(unmet(Filter.mustNot(red, blue)))
        .containsExactly(new UnmetCondition("not (colour = \"blue\")", List.of("blue")));
    assertThat(unmet(Filter.should(red, cheap)))
        .containsExactly(new UnmetCondition("any of (colour = \"red\", price < 20)", List.of()));
    assertThat(unmet(Filter.should(red)))
        .containsExactly(new UnmetCondition("colour = \"red\"", List.of("blue")));
    assertThat(unmet(Filter.should(red, blue))).isEmpty();
  }
}
