package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.akin.engine.filter.MatchValue.Keyword;
import dev.akin.engine.filter.MatchValue.Whole;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The meaning of filters, case by case, in memory. */
final class FilterTest {
  private static final String DRESS =
      """
      {"colour": "red", "tags": ["silk", "summer", null], "price": 99.5, "stock": 7, "new": true,
       "big": 9007199254740993, "note": null, "none": [],
       "title": "A Red-Hot shirt, for 7 nights", "sold": "2024-02-29T23:30:00+01:00",
       "place": {"lat": 52.52, "lon": 13.405}, "places": [{"lat": 1, "lon": 179.9}, {"lat": 91, "lon": 0}],
       "offers": [{"shop": "A", "price": 90}, {"shop": "B", "price": 120, "sizes": [36, 38]}],
       "matrix": [[1, 2], 3]}
      """;

  @Test
  void equalityIsByKindAndValue() {
    assertAccepts(Match.keyword("colour", "red"));
    assertRefuses(Match.keyword("colour", "Red"));
    assertAccepts(Match.integer("stock", 7));
    assertRefuses(Match.keyword("stock", "7"));
    assertRefuses(Match.integer("price", 99));
    assertAccepts(Match.bool("new", true));
    assertRefuses(Match.bool("new", false));
    assertRefuses(Match.keyword("missing", "red"));
  }

  @Test
  void aListFulfilsAConditionIfAnyElementDoes() {
    assertAccepts(Match.keyword("tags", "silk"));
    assertAccepts(Match.keyword("tags[]", "silk"));
    assertRefuses(Match.keyword("tags", "wool"));
    assertAccepts(Match.integer("matrix", 3));
    assertRefuses(Match.integer("matrix", 1));
    assertAccepts(Match.integer("matrix[]", 1));
  }

  @Test
  void pathsEnterListsOnlyWhereTheySaySo() {
    assertAccepts(Match.keyword("offers[].shop", "B"));
    assertRefuses(Match.keyword("offers.shop", "B"));
    assertAccepts(Match.integer("offers[].sizes", 38));
    assertAccepts(Range.of("offers[].price").gt(100));
    assertRefuses(Range.of("offers[].price").gt(90).lt(120));
  }

  @Test
  void anyAndExceptLookAtEachValueAlone() {
    assertAccepts(new MatchAny(path("colour"), Set.of(new Keyword("blue"), new Keyword("red"))));
    assertRefuses(new MatchAny(path("colour"), Set.of()));
    assertAccepts(new MatchExcept(path("colour"), Set.of(new Keyword("blue"))));
    assertRefuses(new MatchExcept(path("colour"), Set.of(new Keyword("red"))));
    assertAccepts(new MatchExcept(path("tags"), Set.of(new Keyword("silk"))));
    assertRefuses(
        new MatchExcept(path("tags"), Set.of(new Keyword("silk"), new Keyword("summer"))));
    assertAccepts(new MatchExcept(path("stock"), Set.of(new Keyword("7"))));
    assertRefuses(new MatchExcept(path("stock"), Set.of(new Whole(7))));
    assertRefuses(new MatchExcept(path("missing"), Set.of(new Keyword("red"))));
    assertRefuses(new MatchExcept(path("note"), Set.of()));
  }

  @Test
  void rangesCompareNumbersOfBothKinds() {
    assertAccepts(Range.of("price").gte(99.5).lte(99.5));
    assertRefuses(Range.of("price").gt(99.5));
    assertRefuses(Range.of("price").lt(99.5));
    assertAccepts(Range.of("stock").gt(6.9).lt(7.1));
    assertRefuses(Range.of("stock").gt(7));
    assertRefuses(Range.of("colour"));
    assertAccepts(Range.of("price"));
    // 2^53 + 1 as a double is 2^53, which the whole number is not.
    assertAccepts(Range.of("big").gt(0x1p53));
  }

  @Test
  void theTighterBoundCounts() {
    assertThat(Range.of("x").gte(1).gt(1).lt(5).lte(7))
        .isEqualTo(Range.of("x").gt(1).gte(1).lte(7).lt(5))
        .isEqualTo(new Range(path("x"), new Bound(1, false), new Bound(5, false)));
    assertThatThrownBy(() -> Range.of("x").gt(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void emptyAndNullAreDifferent() {
    assertAccepts(new IsEmpty(path("missing")));
    assertAccepts(new IsEmpty(path("note")));
    assertAccepts(new IsEmpty(path("none")));
    assertRefuses(new IsEmpty(path("tags")));
    assertAccepts(new IsNull(path("note")));
    assertRefuses(new IsNull(path("missing")));
    assertRefuses(new IsNull(path("tags")));
    assertAccepts(new IsNull(path("tags[]")));
  }

  @Test
  void clausesJoinConditions() {
    Filter red = Match.keyword("colour", "red");
    Filter blue = Match.keyword("colour", "blue");
    assertAccepts(Filter.all());
    assertAccepts(Filter.must(red));
    assertRefuses(Filter.must(red, blue));
    assertAccepts(Filter.should(red, blue));
    assertRefuses(Filter.should(blue));
    assertAccepts(Filter.mustNot(blue));
    assertRefuses(Filter.mustNot(red, blue));
    assertRefuses(Filter.must(red).withShould(List.of(blue)));
    assertAccepts(Filter.must(Filter.should(blue, Filter.mustNot(blue))));
    assertAccepts(Filter.must(new HasId(Set.of(PointId.of(1)))));
    assertRefuses(Filter.must(new HasId(Set.of(PointId.of(2)))));
  }

  @Test
  void minShouldCountsConditions() {
    Filter red = Match.keyword("colour", "red");
    Filter blue = Match.keyword("colour", "blue");
    Filter fresh = Match.bool("new", true);
    assertAccepts(new MinShould(List.of(red, blue, fresh), 2));
    assertRefuses(new MinShould(List.of(red, blue, fresh), 3));
    assertAccepts(new MinShould(List.of(red, red), 2));
    assertAccepts(new MinShould(List.of(), 0));
    assertRefuses(new MinShould(List.of(), 1));
    assertThatThrownBy(() -> new MinShould(List.of(red), -1))
        .hasMessage("min_count -1, must be 0 or more");
  }

  @Test
  void wordsAreFoundInOneTextInAnyOrderAndPhrasesInTheirs() {
    assertAccepts(MatchText.of(path("title"), "shirt, RED"));
    assertRefuses(MatchText.of(path("title"), "shirts"));
    assertRefuses(MatchText.of(path("title"), "red silk"));
    assertRefuses(MatchText.of(path("title"), "..."));
    assertRefuses(MatchText.of(path("tags"), "silk summer"));
    assertAccepts(MatchText.of(path("tags"), "silk"));
    assertAccepts(MatchPhrase.of(path("title"), "red hot shirt for"));
    assertRefuses(MatchPhrase.of(path("title"), "hot red"));
    assertRefuses(MatchPhrase.of(path("title"), ""));
    assertRefuses(MatchText.of(path("stock"), "7"));
    String many = IntStream.range(0, 257).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    assertThatThrownBy(() -> MatchText.of(path("title"), many))
        .hasMessage("match: 257 words, at most 256 are allowed");
  }

  @Test
  void datetimesAreComparedAcrossZones() {
    Instant sold = Instant.parse("2024-02-29T22:30:00Z");
    DatetimeRange any = DatetimeRange.of(path("sold"));
    assertAccepts(any);
    assertAccepts(any.from(new InstantBound(sold, true)).to(new InstantBound(sold, true)));
    assertRefuses(any.from(new InstantBound(sold, false)));
    assertRefuses(any.to(new InstantBound(sold, false)));
    assertAccepts(any.to(new InstantBound(sold.plusNanos(1), false)));
    assertRefuses(DatetimeRange.of(path("colour")));
    assertRefuses(DatetimeRange.of(path("price")));
  }

  @Test
  void placesLieInShapes() {
    GeoShape berlin = new GeoShape.Circle(new GeoPoint(52.5, 13.4), 5_000);
    assertAccepts(new Geo(path("place"), berlin));
    assertRefuses(new Geo(path("places"), berlin));
    GeoShape dateLine = new GeoShape.Box(new GeoPoint(2, 179), new GeoPoint(0, -179));
    assertAccepts(new Geo(path("places"), dateLine));
    assertRefuses(new Geo(path("offers"), dateLine));
  }

  @Test
  void valuesAreCountedWithoutTakingListsApart() {
    assertAccepts(new ValuesCount(path("tags"), 3, 3));
    assertAccepts(new ValuesCount(path("colour"), 1, 1));
    assertAccepts(new ValuesCount(path("missing"), 0, 0));
    assertAccepts(new ValuesCount(path("note"), 0, 0));
    assertAccepts(new ValuesCount(path("none"), 0, 0));
    assertAccepts(new ValuesCount(path("matrix"), 2, 2));
    assertAccepts(new ValuesCount(path("matrix[]"), 1, 1));
    assertRefuses(new ValuesCount(path("matrix[]"), 3, 9));
  }

  @Test
  void oneObjectFulfilsAllOfANestedFilter() {
    Filter cheapB = Filter.must(Match.keyword("shop", "B"), Range.of("price").lt(100));
    Filter dearB = Filter.must(Match.keyword("shop", "B"), Range.of("price").gt(100));
    assertRefuses(new Nested(path("offers"), cheapB));
    assertAccepts(new Nested(path("offers"), dearB));
    assertAccepts(new Nested(path("offers[]"), dearB));
    assertThat(new Nested(path("offers"), dearB)).isEqualTo(new Nested(path("offers[]"), dearB));
    assertAccepts(new Nested(path("offers"), Filter.mustNot(Match.keyword("shop", "B"))));
    assertAccepts(new Nested(path("offers"), new IsEmpty(path("sizes"))));
    assertRefuses(new Nested(path("place"), Filter.all()));
    assertRefuses(new Nested(path("tags"), Filter.all()));
    assertThatThrownBy(
            () -> new Nested(path("offers"), Filter.must(new HasId(Set.of(PointId.of(1))))))
        .hasMessage("nested: has_id is about points, not about the objects in them");
  }

  @Test
  void everyPointHasTheOneVector() {
    assertAccepts(new HasVector(""));
    assertRefuses(new HasVector("image"));
  }

  @Test
  void filtersAreBounded() {
    Filter.Clauses nested = Filter.must(Match.bool("x", true));
    for (int i = 1; i < Filter.MAX_DEPTH; i++) {
      nested = Filter.must(nested);
    }
    Filter deepest = nested;
    assertThatThrownBy(() -> Filter.must(deepest))
        .hasMessage("filter: nested 33 levels deep, at most 32 are allowed");
    Filter[] many = Collections.nCopies(257, Match.bool("x", true)).toArray(Filter[]::new);
    assertThatThrownBy(() -> Filter.should(many))
        .hasMessageStartingWith("filter: 257 conditions, at most 256 are allowed");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'',expected the name of a field at character 1",
        "a.,expected the name of a field at character 3",
        ".a,expected the name of a field at character 1",
        "a[0],expected \".\" or \"[]\" at character 2",
        "a]b,expected \".\" or \"[]\" at character 2",
        "\"a,the quoted name does not end at character 3"
      })
  void brokenPathsAreRefusedWithThePlace(String text, String message) {
    assertThatThrownBy(() -> PayloadPath.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesWithDotsAreQuoted() {
    Payload payload = Payload.of(Map.of("a.b", Map.of("", "x", "\"\\", 1)));
    assertThat(Match.keyword("\"a.b\".\"\"", "x").matches(PointId.of(1), payload)).isTrue();
    assertThat(Match.integer("\"a.b\".\"\\\"\\\\\"", 1).matches(PointId.of(1), payload)).isTrue();
    assertThat(PayloadPath.parse("\"plain\"[]")).isEqualTo(PayloadPath.parse("plain[]"));
  }

  private static PayloadPath path(String text) {
    return PayloadPath.parse(text);
  }

  private static void assertAccepts(Filter filter) {
    assertThat(matches(filter)).as("%s accepts", filter).isTrue();
  }

  private static void assertRefuses(Filter filter) {
    assertThat(matches(filter)).as("%s accepts", filter).isFalse();
  }

  private static boolean matches(Filter filter) {
    Payload payload = Payload.fromJson(DRESS.getBytes(StandardCharsets.UTF_8));
    return filter.matches(PointId.of(1), payload);
  }
}
