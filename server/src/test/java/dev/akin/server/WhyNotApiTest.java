package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Why a point of {@link Products} is not in an answer, over HTTP. */
final class WhyNotApiTest {
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

  private Reply ask(String id, String body) {
    return served.post(Products.PATH + "/points/" + id + "/why-not", body);
  }

  private JsonNode whyNot(int id, String body) {
    Reply reply = ask(String.valueOf(id), body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.result();
  }

  @Test
  void theReasonComesWithItsEvidence() {
    JsonNode outranked = whyNot(4, "{\"query\":[1,0.01],\"limit\":2}");
    assertThat(outranked.path("id").intValue()).isEqualTo(4);
    assertThat(outranked.path("reason").asString()).isEqualTo("outranked");
    assertThat(outranked.path("sentence").asString())
        .startsWith("point 4 is outranked: rank 5 of 12 with score 0.5");
    assertThat(outranked.has("rank")).isFalse();
    JsonNode exact = outranked.path("exact");
    assertThat(exact.path("rank").intValue()).isEqualTo(5);
    assertThat(exact.path("among").intValue()).isEqualTo(12);
    assertThat(exact.path("last").path("id").intValue()).isEqualTo(1);
    assertThat(exact.path("before").path("id").intValue()).isEqualTo(3);
    assertThat(exact.path("before").path("score").doubleValue())
        .isGreaterThan(exact.path("score").doubleValue());
    assertThat(outranked.path("way").path("path").asString()).isEqualTo("exact");

    JsonNode found = whyNot(1, "{\"query\":[1,0.01],\"limit\":2}");
    assertThat(found.path("reason").asString()).isEqualTo("found");
    assertThat(found.path("rank").intValue()).isEqualTo(2);
  }

  @Test
  void theConditionThatFailsComesWithThePointsValues() {
    JsonNode filtered =
        whyNot(
            1,
            """
            {"query":[1,0.01],"filter":{"must":[{"key":"colour","match":{"any":["red","green"]}},
             {"key":"price","range":{"gte":10,"lt":100}}],"must_not":[{"is_empty":{"key":"size"}}]}}
            """);
    assertThat(filtered.path("reason").asString()).isEqualTo("filtered_out");
    assertThat(filtered.path("unmet").toString())
        .isEqualTo(
            "[{\"condition\":\"colour in [\\\"green\\\", \\\"red\\\"]\",\"values\":[\"blue\"]},"
                + "{\"condition\":\"not (size is empty)\",\"values\":[]}]");
  }

  @Test
  void whatIsGoneAndWhatNeverWasIsSaid() {
    assertThat(served.post(Products.PATH + "/points/delete", "{\"points\":[2]}").status())
        .isEqualTo(200);
    JsonNode deleted = whyNot(2, "{\"query\":[1,0.01]}");
    assertThat(deleted.path("reason").asString()).isEqualTo("deleted");
    assertThat(deleted.path("trace").asString()).isNotEmpty();
    assertThat(whyNot(99, "{\"query\":[1,0.01]}").path("reason").asString())
        .isEqualTo("not_stored");
    assertThat(whyNot(3, "{\"query\":3}").path("reason").asString()).isEqualTo("is_target");
  }

  @Test
  void wrongRequestsAreRefused() {
    assertThat(ask("x", "{\"query\":[1,0]}").status()).isEqualTo(400);
    assertThat(ask("1", "{\"limit\":2}").error()).contains("query");
    assertThat(ask("1", "{\"query\":[1,0,0]}").status()).isEqualTo(400);
    assertThat(ask("1", "{\"query\":99}").status()).isEqualTo(404);
    assertThat(served.post("/collections/none/points/1/why-not", "{\"query\":[1]}").status())
        .isEqualTo(404);
  }
}
