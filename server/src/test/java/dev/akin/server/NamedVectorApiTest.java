package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Vectors with names over HTTP. */
final class NamedVectorApiTest {
  private static final String BOOKS = "/collections/books";
  private static final String POINTS = BOOKS + "/points";

  @TempDir Path data;
  private Served served;

  @BeforeEach
  void start() {
    served = Served.start(data);
    Reply created =
        served.put(
            BOOKS,
            """
            {"vectors":{"cover":{"size":2,"distance":"Dot"},
                        "text":{"size":3,"distance":"Euclid","index":"Flat"}},
             "contract":{"recall":0.9,"k":5}}
            """);
    assertThat(created.text()).contains("\"result\":true");
    Reply stored =
        served.put(
            POINTS,
            """
            {"points":[{"id":1,"vector":{"cover":[1,2],"text":[1,1,1]}},
                       {"id":2,"vector":{"text":[2,2,2],"cover":null}},
                       {"id":3,"vector":{},"payload":{"title":"none"}}]}
            """);
    assertThat(stored.result().path("points").intValue()).isEqualTo(3);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private JsonNode query(String body) {
    return served.post(POINTS + "/query", body).result().path("points");
  }

  @Test
  void theDescriptionNamesEachVectorWithItsPlan() {
    JsonNode books = served.get(BOOKS).result();
    JsonNode vectors = books.path("config").path("params").path("vectors");
    assertThat(vectors.path("cover").toString())
        .isEqualTo("{\"size\":2,\"distance\":\"Dot\",\"datatype\":\"float32\"}");
    assertThat(vectors.path("text").toString())
        .isEqualTo(
            "{\"size\":3,\"distance\":\"Euclid\",\"datatype\":\"float32\",\"index\":\"Flat\"}");
    assertThat(books.path("plans").path("text").path("index").asString()).isEqualTo("Flat");
    assertThat(books.path("plans").path("cover").path("why").asString()).isNotEmpty();
    assertThat(books.has("plan")).isFalse();
    assertThat(books.path("proven").booleanValue()).isFalse();
    assertThat(served.get(BOOKS + "/proof?using=cover").status()).isEqualTo(404);
    assertThat(served.get(BOOKS + "/proof?using=back").error())
        .isEqualTo("vector \"back\": collection \"books\" has cover, text");
    assertThat(served.get("/metrics").status()).isEqualTo(200);
  }

  @Test
  void aSearchComparesTheVectorThatItNames() {
    JsonNode found = query("{\"using\":\"text\",\"query\":[2,2,2.5],\"with_vector\":true}");
    assertThat(found).hasSize(2);
    assertThat(found.path(0).path("id").intValue()).isEqualTo(2);
    assertThat(found.path(0).path("vector").toString()).isEqualTo("{\"text\":[2.0,2.0,2.0]}");
    assertThat(found.path(1).path("vector").path("cover").path(1).floatValue()).isEqualTo(2f);
    // The name may come behind the vector.
    assertThat(query("{\"query\":[0,1],\"using\":\"cover\"}")).hasSize(1);
    assertThat(query("{\"query\":1,\"using\":\"text\",\"with_vector\":[\"cover\"]}").toString())
        .contains("\"id\":2")
        .contains("\"vector\":{}");
    assertThat(
            served
                .post(
                    POINTS + "/scroll",
                    "{\"filter\":{\"must_not\":{\"has_vector\":\"text\"}},\"with_vector\":true}")
                .result()
                .path("points")
                .toString())
        .contains("\"id\":3")
        .contains("\"vector\":{}");
  }

  @Test
  void vectorsComeAndGoByThemselves() {
    served.put(
        POINTS + "/vectors",
        "{\"points\":[{\"id\":3,\"vector\":{\"cover\":[5,5]}},{\"id\":9,\"vector\":{\"cover\":[1,1]}}]}");
    assertThat(
            query("{\"query\":[1,1],\"using\":\"cover\",\"with_payload\":true}").path(0).toString())
        .contains("\"id\":3")
        .contains("none");
    assertThat(served.get(POINTS + "/9").status()).isEqualTo(404);
    Reply gone =
        served.post(POINTS + "/vectors/delete", "{\"vectors\":[\"cover\"],\"points\":[1,3]}");
    assertThat(gone.result().path("points").intValue()).isEqualTo(2);
    assertThat(query("{\"query\":[1,1],\"using\":\"cover\"}")).isEmpty();
    assertThat(query("{\"query\":[1,1,1],\"using\":\"text\"}")).hasSize(2);
  }

  @Test
  void whatDoesNotFitIsRefusedWithNames() {
    assertThat(served.post(POINTS + "/query", "{\"query\":[1,0]}").error())
        .startsWith("\"using\" is missing, there are vectors cover, text");
    assertThat(served.post(POINTS + "/query", "{\"query\":[1,0],\"using\":\"text\"}").error())
        .isEqualTo("query vector: dimension 2, vector \"text\" of collection \"books\" has 3");
    assertThat(served.post(POINTS + "/query", "{\"query\":[1,0],\"using\":\"back\"}").error())
        .startsWith("using: no vector \"back\", there are cover, text (line 1");
    assertThat(served.post(POINTS + "/query", "{\"query\":3,\"using\":\"text\"}").error())
        .isEqualTo("point 3: has no vector \"text\"");
    assertThat(served.put(POINTS, "{\"points\":[{\"id\":1,\"vector\":[1,2]}]}").error())
        .startsWith("points[0].vector: expected an object, found an array");
    assertThat(served.put(POINTS, "{\"points\":[{\"id\":1,\"vector\":{\"cover\":[1]}}]}").error())
        .startsWith(
            "points[0].vector.cover: dimension 1, vector \"cover\" of collection \"books\" has 2");
    assertThat(served.put(POINTS, "{\"points\":[{\"id\":1,\"vector\":{\"back\":[1]}}]}").error())
        .startsWith("points[0].vector.back: no vector \"back\", there are cover, text");
    assertThat(served.post(POINTS + "/scroll", "{\"with_vector\":[\"back\"]}").error())
        .startsWith("with_vector[0]: no vector \"back\"");
    assertThat(
            served
                .put(
                    "/collections/b",
                    "{\"vectors\":{\"size\":2,\"distance\":\"Dot\",\"a\":{\"size\":2,\"distance\":\"Dot\"}}}")
                .error())
        .contains("either size and distance, or vectors with names, not both");
    assertThat(
            served
                .put(
                    "/collections/b",
                    "{\"vectors\":{\"a\":{\"size\":2,\"distance\":\"Dot\"}},\"index\":\"Flat\"}")
                .error())
        .contains("index: give it to each of the vectors, which have names");
    assertThat(served.put("/collections/b", "{\"vectors\":{\"a\":{\"size\":2}}}").error())
        .contains("vectors.a: \"distance\" is missing");
  }
}
