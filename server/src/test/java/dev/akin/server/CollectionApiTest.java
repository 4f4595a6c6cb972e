package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CollectionApiTest {
  @TempDir Path data;
  private Served served;

  @BeforeEach
  void start() {
    served = Served.start(data);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void manhattanDistanceIsServed() {
    served.put("/collections/l1", "{\"vectors\":{\"size\":2,\"distance\":\"Manhattan\"}}");
    JsonNode config = served.get("/collections/l1").result().path("config").path("params");
    assertThat(config.path("vectors").path("distance").asString()).isEqualTo("Manhattan");
    served.put(
        "/collections/l1/points",
        "{\"points\":[{\"id\":1,\"vector\":[3,4]},{\"id\":2,\"vector\":[6,0]}]}");
    JsonNode points =
        served.post("/collections/l1/points/query", "{\"query\":[0,0]}").result().path("points");
    assertThat(points.path(0).path("id").intValue()).isEqualTo(2);
    assertThat(points.path(0).path("score").doubleValue()).isEqualTo(-6);
    assertThat(points.path(1).path("score").doubleValue()).isEqualTo(-7);
  }

  @Test
  void vectorsAreStoredInTheirDatatype() {
    served.put(
        "/collections/bytes",
        "{\"vectors\":{\"size\":2,\"distance\":\"Euclid\",\"datatype\":\"uint8\"}}");
    JsonNode vectors =
        served.get("/collections/bytes").result().path("config").path("params").path("vectors");
    assertThat(vectors.path("datatype").asString()).isEqualTo("uint8");
    served.put("/collections/bytes/points", "{\"points\":[{\"id\":1,\"vector\":[3,255]}]}");
    Reply refused =
        served.put("/collections/bytes/points", "{\"points\":[{\"id\":2,\"vector\":[3,1.5]}]}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error())
        .isEqualTo("point 2: value 1 of 2 is 1.5: uint8 holds whole numbers from 0 to 255");
    JsonNode found =
        served.post("/collections/bytes/points/query", "{\"query\":[2.5,255]}").result();
    assertThat(found.path("points").path(0).path("score").doubleValue()).isEqualTo(-0.25);

    served.put(
        "/collections/halves",
        """
        {"vectors":{"a":{"size":2,"distance":"Cosine","datatype":"float16"},
                    "b":{"size":1,"distance":"Dot"}}}
        """);
    JsonNode named =
        served.get("/collections/halves").result().path("config").path("params").path("vectors");
    assertThat(named.path("a").path("datatype").asString()).isEqualTo("float16");
    assertThat(named.path("b").path("datatype").asString()).isEqualTo("float32");
  }

  @Test
  void pointsOfACollectionWithATtlEnd() {
    served.put(
        "/collections/offers",
        """
        {"vectors":{"size":1,"distance":"Euclid"},"ttl":{"field":"offer.until"}}
        """);
    JsonNode config = served.get("/collections/offers").result().path("config");
    assertThat(config.path("ttl").path("field").asString()).isEqualTo("offer.until");
    served.put(
        "/collections/offers/points",
        """
        {"points":[{"id":1,"vector":[1],"payload":{"offer":{"until":"2020-01-01T00:00:00Z"}}},
                   {"id":2,"vector":[2],"payload":{"offer":{"until":"9999-01-01T00:00:00Z"}}}]}
        """);
    assertThat(served.get("/collections/offers/points/1").status()).isEqualTo(404);
    assertThat(served.get("/collections/offers/points/2").status()).isEqualTo(200);
    Reply refused =
        served.put(
            "/collections/wrong",
            """
            {"vectors":{"size":1,"distance":"Euclid"},"ttl":{"field":"a..b"}}
            """);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("ttl.field");
  }

  @Test
  void updatableFieldsAreDeclaredAndTakeNumbersAlone() {
    served.put(
        "/collections/prices",
        """
        {"vectors":{"size":1,"distance":"Euclid"},"updatable":{"price":"float","stock":"integer"}}
        """);
    JsonNode config = served.get("/collections/prices").result().path("config");
    assertThat(config.path("updatable").path("price").asString()).isEqualTo("float");
    assertThat(config.path("updatable").path("stock").asString()).isEqualTo("integer");
    served.put(
        "/collections/prices/points",
        "{\"points\":[{\"id\":1,\"vector\":[1],\"payload\":{\"name\":\"a\",\"price\":20}}]}");
    served.post(
        "/collections/prices/points/payload", "{\"payload\":{\"price\":12.5},\"points\":[1]}");
    JsonNode payload = served.get("/collections/prices/points/1").result().path("payload");
    assertThat(payload.path("price").doubleValue()).isEqualTo(12.5);
    assertThat(payload.path("name").asString()).isEqualTo("a");
    served.post(
        "/collections/prices/points/payload",
        "{\"payloads\":[{\"id\":1,\"payload\":{\"stock\":4}},{\"id\":2,\"payload\":{\"stock\":5}}]}");
    payload = served.get("/collections/prices/points/1").result().path("payload");
    assertThat(payload.path("stock").longValue()).isEqualTo(4);
    assertThat(payload.path("price").doubleValue()).isEqualTo(12.5);
    Reply refused =
        served.post(
            "/collections/prices/points/payload",
            "{\"payload\":{\"stock\":\"many\"},\"points\":[1]}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("\"stock\" is many", "whole number");
    Reply wrong =
        served.put(
            "/collections/wrong",
            "{\"vectors\":{\"size\":1,\"distance\":\"Euclid\"},\"updatable\":{\"price\":\"money\"}}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.error()).contains("updatable.price", "\"integer\" or \"float\"");
    Reply index =
        served.put(
            "/collections/prices/index",
            "{\"field_name\":\"price\",\"field_schema\":\"values_count\"}");
    assertThat(index.status()).isEqualTo(400);
    assertThat(index.error()).contains("updatable");
  }

  @Test
  void aCollectionIsCreatedListedDescribedAndDropped() {
    assertThat(served.get("/collections").result().path("collections")).isEmpty();

    Reply created =
        served.put(
            "/collections/shop",
            """
            {"vectors":{"size":3,"distance":"Dot"},"contract":{"recall":0.9,"k":5,"p99Millis":20}}
            """);
    assertThat(created.status()).isEqualTo(200);
    assertThat(created.result().booleanValue()).isTrue();
    assertThat(created.json().path("status").asString()).isEqualTo("ok");
    assertThat(created.json().path("time").doubleValue()).isPositive();

    JsonNode listed = served.get("/collections").result().path("collections");
    assertThat(listed).hasSize(1);
    assertThat(listed.path(0).path("name").asString()).isEqualTo("shop");

    JsonNode shop = served.get("/collections/shop").result();
    JsonNode vectors = shop.path("config").path("params").path("vectors");
    assertThat(vectors.path("size").intValue()).isEqualTo(3);
    assertThat(vectors.path("distance").asString()).isEqualTo("Dot");
    assertThat(shop.path("status").asString()).isEqualTo("green");
    assertThat(shop.path("points_count").longValue()).isZero();
    assertThat(shop.path("contract").path("recall").doubleValue()).isEqualTo(0.9);
    assertThat(shop.path("contract").path("p99Millis").doubleValue()).isEqualTo(20);
    assertThat(shop.path("plan").path("index").asString()).isNotBlank();
    assertThat(shop.path("plan").path("why").asString()).isNotBlank();
    assertThat(shop.path("memoryBytes").longValue()).isNotNegative();
    assertThat(shop.has("pictures")).isFalse();

    assertThat(served.delete("/collections/shop").result().booleanValue()).isTrue();
    assertThat(served.delete("/collections/shop").result().booleanValue()).isFalse();
    assertThat(served.get("/collections/shop").status()).isEqualTo(404);
  }

  @Test
  void aPresetIsAContractByName() {
    served.put(
        "/collections/copies",
        """
        {"vectors":{"size":3,"distance":"Dot"},"contract":{"preset":"deduplication","k":5}}
        """);
    JsonNode contract = served.get("/collections/copies").result().path("contract");
    assertThat(contract.toString()).isEqualTo("{\"recall\":0.999,\"k\":5}");
    Reply unknown =
        served.put(
            "/collections/quick",
            """
            {"vectors":{"size":3,"distance":"Dot"},"contract":{"preset":"quick"}}
            """);
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.error()).contains("preset \"quick\": there are recommendation (0.95)");
  }

  @Test
  void aContractThatNothingKeepsIsRefusedAndARelaxedOneIsTaken() {
    String asked = "{\"vectors\":{\"size\":128,\"distance\":\"Euclid\"},\"contract\":%s}";
    Reply refused =
        served.put(
            "/collections/large", asked.formatted("{\"memoryMiB\":1,\"expectedVectors\":1000000}"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.error())
        .startsWith(
            "contract of collection \"large\": nothing is expected to keep recall 0.95 at 10")
        .contains("memory 1 MiB", "1,000,000 vectors of dimension 128", "instead of 1");
    JsonNode infeasible = refused.json().path("status").path("infeasible");
    assertThat(infeasible.path("vectors").longValue()).isEqualTo(1_000_000);
    assertThat(infeasible.path("contract").path("memoryMiB").longValue()).isEqualTo(1);
    assertThat(infeasible.path("reachable")).isNotEmpty();
    assertThat(infeasible.path("reachable").path(0).propertyNames())
        .containsExactly("index", "recall", "p99Millis", "memoryMiB");
    assertThat(served.get("/collections/large").status()).isEqualTo(404);

    JsonNode cheapest = infeasible.path("relaxations").path(0);
    assertThat(cheapest.path("bound").asString()).isEqualTo("memoryMiB");
    assertThat(cheapest.path("contract").path("memoryMiB").doubleValue())
        .isEqualTo(cheapest.path("to").doubleValue());
    String relaxed = cheapest.path("contract").toString();
    assertThat(served.put("/collections/large", asked.formatted(relaxed)).status()).isEqualTo(200);
    JsonNode contract = served.get("/collections/large").result().path("contract");
    assertThat(contract.toString()).isEqualTo(relaxed);
  }

  @Test
  void aRefusalNamesTheVectorThatItConcerns() {
    Reply refused =
        served.put(
            "/collections/large",
            """
            {"vectors":{"image":{"size":2,"distance":"Euclid"},"text":{"size":4096,"distance":"Dot"}},
             "contract":{"memoryMiB":1,"expectedVectors":20000}}
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("status").path("infeasible").path("vector").asString())
        .isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flat", "RaBitQ,RFlat", "HNSW32"})
  void aForcedIndexIsKept(String index) {
    Reply created =
        served.put(
            "/collections/forced",
            "{\"vectors\":{\"size\":4,\"distance\":\"Euclid\"},\"index\":\"" + index + "\"}");
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    JsonNode forced = served.get("/collections/forced").result();
    assertThat(forced.path("config").path("index").asString()).isEqualTo(index);
    assertThat(forced.path("plan").path("index").asString()).isEqualTo(index);
  }

  @Test
  void aSecondCollectionOfTheSameNameIsAConflict() {
    Products.create(served);
    Reply again = served.put(Products.PATH, "{\"vectors\":{\"size\":9,\"distance\":\"Cosine\"}}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.error()).contains("products").contains("exists");
    JsonNode kept = served.get(Products.PATH).result();
    assertThat(kept.path("points_count").intValue()).isEqualTo(Products.SIZE);
    assertThat(kept.path("config").path("params").path("vectors").path("size").intValue())
        .isEqualTo(2);
  }

  @Test
  void namesMayHoldWhatPathsCanHold() {
    String body = "{\"vectors\":{\"size\":2,\"distance\":\"Dot\"}}";
    assertThat(served.put("/collections/caf%C3%A9%20no.%201", body).status()).isEqualTo(200);
    assertThat(served.engine().collections()).containsExactly("café no. 1");
    assertThat(served.get("/collections/caf%C3%A9%20no.%201").status()).isEqualTo(200);
  }

  @Test
  void aCollectionWithoutAProofSaysSo() {
    Products.create(served);
    Reply proof = served.get(Products.PATH + "/proof");
    assertThat(proof.status()).isEqualTo(404);
    assertThat(proof.error()).isEqualTo("collection \"products\" has no proof yet");
  }
}
