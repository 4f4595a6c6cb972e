package dev.akin.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.MatchValue;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.PointId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
