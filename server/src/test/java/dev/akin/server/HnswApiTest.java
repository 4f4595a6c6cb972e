package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.Collection;
import dev.akin.engine.ScoredPoint;
import dev.akin.engine.SearchRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The same answers over REST as from the engine, for a collection that is served by a graph. */
final class HnswApiTest {
  private static final int SIZE = 4_000;
  private static final int DIMENSION = 16;
  private static final int QUERIES = 50;
  private static final long SEED = 11;

  @TempDir Path data;

  @Test
  void restAnswersAreTheEnginesAndGoThroughTheGraph() {
    try (Served served = Served.start(data)) {
      served.put(
          "/collections/graph",
          "{\"vectors\":{\"size\":16,\"distance\":\"Euclid\"},\"index\":\"HNSW32\"}");
      Random random = new Random(SEED);
      for (int from = 0; from < SIZE; from += 1_000) {
        Reply stored = served.put("/collections/graph/points", batch(random, from, 1_000));
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
      }
      Collection graph = served.engine().collection("graph");
      assertThat(graph.awaitIndexed(Duration.ofMinutes(1))).isTrue();
      JsonNode status = served.get("/collections/graph").result();
      assertThat(status.path("plan").path("index").asString()).isEqualTo("HNSW32");
      assertThat(status.path("indexing").path("indexed").intValue()).isEqualTo(SIZE);
      compare(served, graph, random);
    }
  }

  private static void compare(Served served, Collection graph, Random random) {
    double recall = 0;
    for (int query = 0; query < QUERIES; query++) {
      float[] vector = vector(random);
      List<ScoredPoint> expected = graph.search(SearchRequest.of(vector, 10)).points();
      Reply reply =
          served.post(
              "/collections/graph/points/query", "{\"query\":" + json(vector) + ",\"limit\":10}");
      JsonNode points = reply.result().path("points");
      assertThat(points).hasSize(10);
      for (int i = 0; i < 10; i++) {
        assertThat(points.path(i).path("id").asString()).isEqualTo(expected.get(i).id().toString());
        assertThat(points.path(i).path("score").floatValue()).isEqualTo(expected.get(i).score());
      }
      List<ScoredPoint> exact = graph.search(SearchRequest.of(vector, 10).exact()).points();
      recall += shared(exact, expected) / 10.0 / QUERIES;
    }
    assertThat(recall)
        .as("recall@10 of %d uniform vectors of dimension %d, seed %d", SIZE, DIMENSION, SEED)
        .isGreaterThanOrEqualTo(0.95);
  }

  private static long shared(List<ScoredPoint> exact, List<ScoredPoint> found) {
    return found.stream()
        .filter(point -> exact.stream().anyMatch(truth -> truth.id().equals(point.id())))
        .count();
  }

  private static String batch(Random random, int from, int count) {
    StringBuilder points = new StringBuilder("{\"points\":[");
    for (int id = from; id < from + count; id++) {
      points.append(id == from ? "" : ",").append("{\"id\":").append(id);
      points.append(",\"vector\":").append(json(vector(random))).append('}');
    }
    return points.append("]}").toString();
  }

  private static float[] vector(Random random) {
    float[] vector = new float[DIMENSION];
    IntStream.range(0, DIMENSION).forEach(i -> vector[i] = random.nextFloat());
    return vector;
  }

  private static String json(float[] vector) {
    return Arrays.toString(vector);
  }
}
