package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class QueryApiTest {
  @TempDir static Path data;
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.start(data);
    Products.create(served);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static JsonNode query(String body) {
    Reply reply = served.post(Products.PATH + "/points/query", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.result().path("points");
  }

  private static List<Integer> ids(JsonNode points) {
    List<Integer> ids = new ArrayList<>();
    points.forEach(point -> ids.add(point.path("id").intValue()));
    return ids;
  }

  @Test
  void theNearestComeFirstWithTheirScores() {
    JsonNode points = query("{\"query\":[1,0.01],\"limit\":3}");
    assertThat(ids(points)).containsExactly(0, 1, 2);
    assertThat(points.path(0).path("score").doubleValue()).isCloseTo(1, within(1e-4));
    assertThat(points.path(1).path("score").doubleValue())
        .isCloseTo(Math.cos(Math.toRadians(15)), within(0.01));
    assertThat(points.path(0).path("version").longValue()).isPositive();
    assertThat(points.path(0).has("payload")).isFalse();
    assertThat(points.path(0).has("vector")).isFalse();
  }

  @Test
  void anIdMeansMoreLikeThis() {
    assertThat(ids(query("{\"query\":6,\"limit\":2}"))).containsExactlyInAnyOrder(5, 7);
    assertThat(ids(query("{\"query\":{\"nearest\":6},\"limit\":2}")))
        .containsExactlyInAnyOrder(5, 7);
    assertThat(ids(query("{\"query\":{\"nearest\":[1,0]},\"limit\":1}"))).containsExactly(0);
  }

  @Test
  void limitOffsetThresholdAndParameters() {
    assertThat(ids(query("{\"query\":[1,0.01]}"))).hasSize(10);
    assertThat(ids(query("{\"query\":[1,0.01],\"limit\":2,\"offset\":3}"))).containsExactly(3, 4);
    assertThat(ids(query("{\"query\":[1,0],\"score_threshold\":0.9}"))).containsExactly(0, 1);
    assertThat(
            ids(
                query(
                    """
                    {"query":[1,0.01],"limit":2,"filter":null,"with_payload":true,"with_vector":true,
                     "params":{"exact":true,"hnsw_ef":64,"recall":0.99}}
                    """)))
        .containsExactly(0, 1);
  }

  @Test
  void payloadAndVectorComeWhenAskedFor() {
    JsonNode point =
        query("{\"query\":[1,0],\"limit\":1,\"with_payload\":[\"title\"],\"with_vector\":true}")
            .path(0);
    assertThat(point.path("payload").propertyNames()).containsExactly("title");
    assertThat(point.path("vector").path(0).floatValue()).isEqualTo(1f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"must\":[{\"key\":\"colour\",\"match\":{\"value\":\"red\"}}]} | 0 3 6 9",
        "{\"must\":{\"key\":\"colour\",\"match\":{\"value\":\"red\"}}} | 0 3 6 9",
        "{\"must_not\":[{\"key\":\"colour\",\"match\":{\"any\":[\"red\",\"blue\"]}}]} | 2 5 8 11",
        "{\"must\":[{\"key\":\"colour\",\"match\":{\"except\":[\"red\",\"blue\"]}}]} | 2 5 8 11",
        "{\"must\":[{\"key\":\"price\",\"range\":{\"gte\":12.5,\"lt\":17.5}}]} | 1 2",
        "{\"must\":[{\"key\":\"price\",\"range\":{\"gt\":12.5,\"lte\":17.5,\"gte\":null}}]} | 2 3",
        "{\"must\":[{\"key\":\"in_stock\",\"match\":{\"value\":false}}]} | 0 4 8",
        "{\"should\":[{\"has_id\":[7]},{\"key\":\"price\",\"range\":{\"gt\":36}}]} | 7 11",
        "{\"must\":[{\"has_id\":[1,2,3]}],\"must_not\":[{\"should\":[{\"has_id\":[2]}]}]} | 1 3",
        "{\"must\":[{\"is_empty\":{\"key\":\"brand\"}}],\"must_not\":[{\"key\":\"price\",\"range\":{\"gt\":12}}]} | 0",
        "{\"must\":[{\"key\":\"title\",\"is_empty\":true}]} | ^^",
        "{\"must\":[{\"key\":\"title\",\"is_null\":false},{\"has_id\":[4]}]} | 4",
        "{\"must\":[{\"key\":\"title\",\"match\":{\"text\":\"7 product\"}}]} | 7",
        "{\"must\":[{\"key\":\"title\",\"match\":{\"phrase\":\"7 product\"}}]} | ^^",
        "{\"must\":[{\"key\":\"colour\",\"values_count\":{\"lt\":1}}]} | ^^",
        "{\"min_should\":{\"conditions\":[{\"has_id\":[1,2]},{\"has_id\":[2,3]}],\"min_count\":2}} | 2",
        "{\"must\":[],\"should\":null} | 0 1 2 3 4 5 6 7 8 9 10 11",
      })
  void filtersCombineWithTheSearch(String filter, String expected) {
    JsonNode points = query("{\"query\":[1,0.01],\"limit\":100,\"filter\":" + filter + "}");
    List<Integer> ids = new ArrayList<>();
    for (String id : expected.split(" ", -1)) {
      if (!id.isEmpty()) {
        ids.add(Integer.valueOf(id));
      }
    }
    assertThat(ids(points)).containsExactlyElementsOf(ids);
    Reply count = served.post(Products.PATH + "/points/count", "{\"filter\":" + filter + "}");
    assertThat(count.result().path("count").intValue()).isEqualTo(ids.size());
  }

  @Test
  void scrollGoesThroughAllPointsInPages() {
    List<Integer> seen = new ArrayList<>();
    JsonNode offset = null;
    do {
      String body = "{\"limit\":5" + (offset == null ? "" : ",\"offset\":" + offset) + "}";
      JsonNode page = served.post(Products.PATH + "/points/scroll", body).result();
      seen.addAll(ids(page.path("points")));
      assertThat(page.path("points").path(0).path("payload").has("title")).isTrue();
      offset = page.path("next_page_offset");
    } while (!offset.isNull());
    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void scrollGoesInTheOrderOfAField() {
    String body =
        "{\"limit\":3,\"order_by\":{\"key\":\"price\",\"direction\":\"desc\",\"start_from\":30}}";
    JsonNode page = served.post(Products.PATH + "/points/scroll", body).result();
    assertThat(ids(page.path("points"))).containsExactly(8, 7, 6);
    assertThat(page.path("points").path(0).path("order_value").doubleValue()).isEqualTo(30);
    assertThat(page.path("next_page_offset").isNull()).isTrue();
    JsonNode titles =
        served
            .post(Products.PATH + "/points/scroll", "{\"limit\":3,\"order_by\":\"title\"}")
            .result()
            .path("points");
    assertThat(ids(titles)).containsExactly(0, 1, 10);
    assertThat(titles.path(2).path("order_value").asString()).isEqualTo("Product 10");
  }

  @Test
  void anIndexIsCreatedListedAndDropped() {
    String index = Products.PATH + "/index";
    String body = "{\"field_name\":\"title\",\"field_schema\":{\"type\":\"text\"}}";
    Reply created = served.put(index, body);
    assertThat(created.result().path("status").asString()).isEqualTo("completed");
    JsonNode collection = served.get(Products.PATH).result();
    assertThat(collection.path("payload_schema").path("title").path("data_type").asString())
        .isEqualTo("text");
    assertThat(collection.path("payloadIndexes").toString())
        .contains("\"field\":\"title\"", "\"created\":\"on request\"");
    assertThat(served.delete(index + "/title").result().path("index").asString())
        .isEqualTo("dropped");
    assertThat(served.get(Products.PATH).result().path("payload_schema").has("title")).isFalse();
    assertThat(served.put(index, body.replace("text", "keyword")).status()).isEqualTo(200);
  }

  @Test
  void anEstimateOfAFewPointsIsTheirNumber() {
    Reply count =
        served.post(
            Products.PATH + "/points/count",
            "{\"exact\":false,\"filter\":{\"must\":{\"key\":\"colour\",\"match\":{\"value\":\"red\"}}}}");
    assertThat(count.result().path("count").intValue()).isEqualTo(4);
  }

  @Test
  void facetsCountTheValuesOfAField() {
    JsonNode hits =
        served.post(Products.PATH + "/facet", "{\"key\":\"colour\"}").result().path("hits");
    assertThat(hits).hasSize(3);
    assertThat(hits.path(0).path("count").intValue()).isEqualTo(4);
    JsonNode stock =
        served
            .post(
                Products.PATH + "/facet",
                """
                {"key":"in_stock","limit":5,"exact":true,
                 "filter":{"must":[{"key":"colour","match":{"value":"red"}}]}}
                """)
            .result()
            .path("hits");
    assertThat(stock.path(0).path("value").booleanValue()).isTrue();
    assertThat(stock.path(0).path("count").intValue()).isEqualTo(3);
    assertThat(stock.path(1).path("value").booleanValue()).isFalse();
  }
}
