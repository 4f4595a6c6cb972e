package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.filter.Filter.HasId;
import dev.akin.engine.filter.Filter.IsEmpty;
import dev.akin.engine.filter.Filter.IsNull;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchAny;
import dev.akin.engine.filter.Filter.MatchExcept;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.filter.MatchValue.Keyword;
import dev.akin.engine.filter.MatchValue.Whole;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The meaning of filters, case by case, in memory. */
final class FilterTest {
  private static final String DRESS =
      """
      {"colour": "red", "tags": ["silk", "summer", null], "price": 99.5, "stock": 7, "new": true,
       "big": 9007199254740993, "note": null, "none": [],
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
