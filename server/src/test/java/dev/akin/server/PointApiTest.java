package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class PointApiTest {
  private static final String POINTS = Products.PATH + "/points";

  @TempDir Path data;
  private Served served;

  @BeforeEach
  void start() {
    served = Served.start(data);
    Products.create(served);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private JsonNode payload(int id) {
    return served.get(POINTS + "/" + id).result().path("payload");
  }

  private long count() {
    return served.post(POINTS + "/count", "{}").result().path("count").longValue();
  }

  @Test
  void aStoredPointIsThereAtOnce() {
    Reply stored =
        served.put(
            POINTS,
            """
            {"points":[{"id":100,"vector":[0,5],"payload":{"tags":["a","b"],"size":{"w":3}}},
                       {"id":"5c56c793-69f3-4fbf-87e6-c4bf54c28c26","vector":[3,4]}]}
            """);
    assertThat(stored.status()).isEqualTo(200);
    assertThat(stored.result().path("status").asString()).isEqualTo("completed");
    assertThat(stored.result().path("points").intValue()).isEqualTo(2);
    assertThat(stored.result().path("operation_id").longValue()).isPositive();

    JsonNode point = served.get(POINTS + "/100").result();
    assertThat(point.path("id").intValue()).isEqualTo(100);
    assertThat(point.path("payload").path("tags").path(1).asString()).isEqualTo("b");
    assertThat(point.path("payload").path("size").path("w").intValue()).isEqualTo(3);
    assertThat(point.path("vector").path(1).floatValue()).isEqualTo(1f);

    JsonNode unnamed = served.get(POINTS + "/5c56c793-69f3-4fbf-87e6-c4bf54c28c26").result();
    assertThat(unnamed.path("vector").path(0).floatValue()).isEqualTo(0.6f);
    assertThat(unnamed.path("payload")).isEmpty();
  }

  @Test
  void idsGoToTheLastBit() {
    String largest = "18446744073709551615";
    served.put(POINTS, "{\"points\":[{\"id\":" + largest + ",\"vector\":[1,0]}]}");
    assertThat(served.get(POINTS + "/" + largest).text()).contains("\"id\":" + largest + ",");
  }

  @Test
  void pointsAreFetchedByTheirIdsInTheirOrder() {
    JsonNode points =
        served
            .post(POINTS, "{\"ids\":[7,3,999],\"with_payload\":[\"colour\"],\"with_vector\":true}")
            .result();
    assertThat(points).hasSize(2);
    assertThat(points.path(0).path("id").intValue()).isEqualTo(7);
    assertThat(points.path(1).path("id").intValue()).isEqualTo(3);
    assertThat(points.path(1).path("payload").propertyNames()).containsExactly("colour");
    assertThat(points.path(1).path("vector")).hasSize(2);
    JsonNode bare = served.post(POINTS, "{\"ids\":[7],\"with_payload\":false}").result();
    assertThat(bare.path(0).propertyNames()).containsExactly("id", "version");
  }

  @Test
  void anUnknownPointIsNotFound() {
    Reply reply = served.get(POINTS + "/4711");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error()).isEqualTo("collection \"products\" has no point 4711");
  }

  @Test
  void payloadIsSetOverwrittenAndRemoved() {
    Reply set =
        served.post(
            POINTS + "/payload", "{\"payload\":{\"price\":1.5,\"new\":true},\"points\":[3]}");
    assertThat(set.result().path("points").intValue()).isEqualTo(1);
    assertThat(payload(3).path("price").doubleValue()).isEqualTo(1.5);
    assertThat(payload(3).path("new").booleanValue()).isTrue();
    assertThat(payload(3).path("colour").asString()).isEqualTo("red");

    served.post(
        POINTS + "/payload/delete",
        """
        {"keys":["new"],"filter":{"must":{"key":"colour","match":{"value":"red"}}}}
        """);
    assertThat(payload(3).has("new")).isFalse();

    served.put(POINTS + "/payload", "{\"payload\":{\"only\":1},\"points\":[3]}");
    assertThat(payload(3).propertyNames()).containsExactly("only");
  }

  @Test
  void aWriteMayAskForTheVersionThatWasRead() {
    long version = served.get(POINTS + "/3").result().path("version").longValue();
    String put = "{\"points\":[{\"id\":3,\"vector\":[1,0],\"if_version\":%d}]}".formatted(version);
    assertThat(served.put(POINTS, put).status()).isEqualTo(200);
    long newer = served.get(POINTS + "/3").result().path("version").longValue();
    Reply again = served.put(POINTS, put);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.error())
        .isEqualTo("point 3: version %d, expected version %d".formatted(newer, version));

    String change = "{\"payload\":{\"a\":1},\"points\":[3],\"if_version\":%d}";
    assertThat(served.post(POINTS + "/payload", change.formatted(version)).status()).isEqualTo(409);
    assertThat(served.post(POINTS + "/payload", change.formatted(newer)).status()).isEqualTo(200);
    Reply gone = served.post(POINTS + "/delete", "{\"points\":[3,2000],\"if_version\":[1,0]}");
    assertThat(gone.status()).isEqualTo(409);
    assertThat(count()).isEqualTo(Products.SIZE);
  }

  @Test
  void anUpsertMayLeaveOutWhatIsThereOrWhatIsNot() {
    String two = "{\"points\":[{\"id\":3,\"vector\":[1,0]},{\"id\":900,\"vector\":[1,0]}]%s}";
    Reply inserted = served.put(POINTS, two.formatted(",\"update_mode\":\"insert_only\""));
    assertThat(inserted.result().path("points").intValue()).isEqualTo(1);
    assertThat(payload(3).path("colour").asString()).isEqualTo("red");

    Reply updated =
        served.put(
            POINTS,
            two.formatted(
                ",\"update_filter\":{\"must\":{\"key\":\"colour\",\"match\":{\"value\":\"red\"}}}"));
    assertThat(updated.result().path("points").intValue())
        .as("3 matches, 900 has no colour")
        .isEqualTo(1);
    assertThat(payload(3)).isEmpty();
  }

  @Test
  void conditionsAreReadStrictly() {
    assertThat(
            served
                .put(POINTS, "{\"points\":[{\"id\":3,\"vector\":[1,0]}],\"update_mode\":\"x\"}")
                .error())
        .contains("update_mode: expected \"upsert\", \"insert_only\" or \"update_only\"");
    assertThat(
            served
                .put(POINTS, "{\"points\":[{\"id\":3,\"vector\":[1,0],\"if_version\":-1}]}")
                .error())
        .contains("version -1 of point 3, must be 0 or more");
    assertThat(served.post(POINTS + "/delete", "{\"points\":[3,4],\"if_version\":5}").error())
        .contains("2 points and 1 versions in if_version");
    assertThat(served.post(POINTS + "/delete", "{\"points\":[3,3],\"if_version\":[5,5]}").error())
        .contains("point 3 is given twice");
    assertThat(served.post(POINTS + "/delete", "{\"filter\":{},\"if_version\":5}").error())
        .contains("if_version goes with points, not with a filter");
  }

  @Test
  void pointsAreDeletedByIdAndByFilter() {
    assertThat(served.post(POINTS + "/delete", "{\"points\":[0,1]}").status()).isEqualTo(200);
    assertThat(count()).isEqualTo(Products.SIZE - 2);
    Reply green =
        served.post(
            POINTS + "/delete",
            """
            {"filter":{"must":[{"key":"colour","match":{"value":"green"}}]}}
            """);
    assertThat(green.result().path("points").intValue()).isEqualTo(4);
    assertThat(count()).isEqualTo(Products.SIZE - 6);
  }

  @Test
  void whatWasStoredIsThereAfterARestart() {
    served.close();
    served = Served.start(data);
    assertThat(count()).isEqualTo(Products.SIZE);
    assertThat(payload(5).path("title").asString()).isEqualTo("Product 5");
  }
}
