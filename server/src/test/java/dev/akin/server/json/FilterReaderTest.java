package dev.akin.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.GeoPoint;
import dev.akin.engine.filter.GeoRing;
import dev.akin.engine.filter.GeoShape;
import dev.akin.engine.filter.InstantBound;
import dev.akin.engine.filter.MatchValue;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.PointId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FilterReaderTest {
  private static final PayloadPath COLOUR = PayloadPath.parse("colour");

  private static Filter read(String json) throws IOException {
    return JsonInput.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), FilterReader::read);
  }

  @Test
  void readsClausesOfConditions() throws IOException {
    Filter filter =
        read(
            """
            {"must":[{"key":"colour","match":{"value":"red"}},
                     {"range":{"gte":10,"lt":50.5},"key":"price.net"}],
             "should":{"key":"in_stock","match":{"value":true}},
             "must_not":[{"has_id":[1,"5c56c793-69f3-4fbf-87e6-c4bf54c28c26"]}]}
            """);
    assertThat(filter)
        .isEqualTo(
            new Filter.Clauses(
                List.of(
                    Filter.Match.keyword("colour", "red"),
                    Filter.Range.of("price.net").gte(10).lt(50.5)),
                List.of(Filter.Match.bool("in_stock", true)),
                List.of(
                    new Filter.HasId(
                        Set.of(
                            PointId.of(1),
                            PointId.of(
                                UUID.fromString("5c56c793-69f3-4fbf-87e6-c4bf54c28c26")))))));
  }

  @Test
  void readsEveryKindOfMatch() throws IOException {
    assertThat(read("{\"must\":{\"key\":\"n\",\"match\":{\"value\":-9223372036854775808}}}"))
        .isEqualTo(Filter.must(Filter.Match.integer("n", Long.MIN_VALUE)));
    assertThat(read("{\"must\":{\"key\":\"colour\",\"match\":{\"any\":[\"red\",7,true,7]}}}"))
        .isEqualTo(
            Filter.must(
                new Filter.MatchAny(
                    COLOUR,
                    Set.of(
                        new MatchValue.Keyword("red"),
                        new MatchValue.Whole(7),
                        new MatchValue.Bool(true)))));
    assertThat(read("{\"must\":{\"key\":\"colour\",\"match\":{\"except\":[]}}}"))
        .isEqualTo(Filter.must(new Filter.MatchExcept(COLOUR, Set.of())));
  }

  @Test
  void readsPresenceInBothSpellings() throws IOException {
    Filter empty = Filter.must(new Filter.IsEmpty(COLOUR));
    assertThat(read("{\"must\":{\"is_empty\":{\"key\":\"colour\"}}}")).isEqualTo(empty);
    assertThat(read("{\"must\":{\"key\":\"colour\",\"is_empty\":true}}")).isEqualTo(empty);
    assertThat(read("{\"must\":{\"key\":\"colour\",\"is_null\":false}}"))
        .isEqualTo(Filter.must(Filter.mustNot(new Filter.IsNull(COLOUR))));
  }

  @Test
  void readsWordsTimesPlacesAndCounts() throws IOException {
    assertThat(read("{\"must\":{\"key\":\"colour\",\"match\":{\"text\":\"Red, shirt\"}}}"))
        .isEqualTo(Filter.must(new Filter.MatchText(COLOUR, Set.of("red", "shirt"))));
    assertThat(read("{\"must\":{\"key\":\"colour\",\"match\":{\"phrase\":\"Red, shirt\"}}}"))
        .isEqualTo(Filter.must(new Filter.MatchPhrase(COLOUR, List.of("red", "shirt"))));
    InstantBound leapDay = new InstantBound(Instant.parse("2024-02-29T00:00:00Z"), true);
    InstantBound end = new InstantBound(Instant.parse("2024-03-01T00:00:00Z"), false);
    assertThat(
            read(
                """
                {"must":{"key":"colour",
                 "range":{"gte":"2024-02-29","lt":"2024-03-01T01:00:00+01:00","gt":null}}}
                """))
        .isEqualTo(Filter.must(new Filter.DatetimeRange(COLOUR, leapDay, end)));
    assertThat(read("{\"must\":{\"key\":\"colour\",\"values_count\":{\"gt\":1,\"lt\":5}}}"))
        .isEqualTo(Filter.must(new Filter.ValuesCount(COLOUR, 2, 4)));
    assertThat(read("{\"must\":{\"key\":\"colour\",\"values_count\":{\"gte\":1,\"lte\":5}}}"))
        .isEqualTo(Filter.must(new Filter.ValuesCount(COLOUR, 1, 5)));
    assertThat(read("{\"must\":{\"has_vector\":\"\"}}"))
        .isEqualTo(Filter.must(new Filter.HasVector("")));
  }

  @Test
  void readsShapes() throws IOException {
    GeoPoint a = new GeoPoint(1, 0);
    GeoPoint b = new GeoPoint(0, 2);
    GeoPoint origin = new GeoPoint(0, 0);
    String corners = "\"top_left\":{\"lon\":0,\"lat\":1},\"bottom_right\":{\"lat\":0,\"lon\":2}";
    assertThat(read("{\"must\":{\"key\":\"colour\",\"geo_bounding_box\":{" + corners + "}}}"))
        .isEqualTo(Filter.must(new Filter.Geo(COLOUR, new GeoShape.Box(a, b))));
    String circle = "\"center\":{\"lon\":0,\"lat\":1},\"radius\":1000";
    assertThat(read("{\"must\":{\"key\":\"colour\",\"geo_radius\":{" + circle + "}}}"))
        .isEqualTo(Filter.must(new Filter.Geo(COLOUR, new GeoShape.Circle(a, 1000))));
    GeoRing ring = new GeoRing(List.of(a, b, origin, a));
    String points =
        """
        {"points":[{"lon":0,"lat":1},{"lon":2,"lat":0},{"lon":0,"lat":0},{"lon":0,"lat":1}]}
        """;
    assertThat(
            read(
                "{\"must\":{\"key\":\"colour\",\"geo_polygon\":{\"exterior\":"
                    + points
                    + ",\"interiors\":["
                    + points
                    + "]}}}"))
        .isEqualTo(Filter.must(new Filter.Geo(COLOUR, new GeoShape.Polygon(ring, List.of(ring)))));
  }

  @Test
  void readsMinShouldBesideOtherClausesAndAlone() throws IOException {
    String counted =
        "\"min_should\":{\"conditions\":[{\"has_id\":[]},{\"has_vector\":\"\"}],\"min_count\":1}";
    Filter minShould =
        new Filter.MinShould(List.of(new Filter.HasId(Set.of()), new Filter.HasVector("")), 1);
    assertThat(read("{" + counted + "}")).isEqualTo(minShould);
    assertThat(read("{\"must\":[{" + counted + "}]}")).isEqualTo(Filter.must(minShould));
    assertThat(read("{" + counted + ",\"must\":[{\"has_vector\":\"a\"}]}"))
        .isEqualTo(Filter.must(new Filter.HasVector("a"), minShould));
  }

  @Test
  void readsNestedFilters() throws IOException {
    String nested =
        """
        {"must":[{"nested":{"filter":{"must":[{"key":"n","match":{"value":1}}]},"key":"colour"}}]}
        """;
    assertThat(read(nested))
        .isEqualTo(
            Filter.must(new Filter.Nested(COLOUR, Filter.must(Filter.Match.integer("n", 1)))));
  }

  @Test
  void readsFiltersWithinFilters() throws IOException {
    assertThat(read("{\"should\":[{\"must_not\":{\"has_id\":[]}},{\"must\":[]}]}"))
        .isEqualTo(Filter.should(Filter.mustNot(new Filter.HasId(Set.of())), Filter.all()));
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    assertThatThrownBy(
            () -> read("{\"must\":{\"key\":\"n\",\"match\":{\"value\":9223372036854775808}}}"))
        .hasMessageContaining("must.match.value: 9223372036854775808 does not fit into 64 bits");
  }

  @Test
  void refusesTooManyValues() {
    StringBuilder many = new StringBuilder("{\"must\":{\"key\":\"n\",\"match\":{\"any\":[-1");
    for (int i = 0; i < MatchReader.MAX_VALUES; i++) {
      many.append(',').append(i);
    }
    assertThatThrownBy(() -> read(many.append("]}}}").toString()))
        .hasMessageContaining("more than " + MatchReader.MAX_VALUES + " values");
  }
}
