package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.server.parameter.Limits;
import dev.akin.server.parameter.Rate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server refuses because it was told to take less. */
final class LimitApiTest {
  private static final String POINTS = Products.PATH + "/points";

  @TempDir Path data;

  private Served start(Limits limits) {
    return Served.start(data, ServerParameters.defaults().withLimits(limits));
  }

  @Test
  void pointsAndIdsOfOneRequestAreCounted() {
    try (Served served = start(Limits.defaults().withPoints(Products.SIZE))) {
      Products.create(served);
      String ids = "0,1,2,3,4,5,6,7,8,9,10,11";
      assertThat(served.post(POINTS, "{\"ids\":[" + ids + "]}").status()).isEqualTo(200);
      refused(served.post(POINTS, "{\"ids\":[" + ids + ",12]}"), "ids: 13 in one request");
      refused(
          served.post(POINTS + "/delete", "{\"points\":[" + ids + ",12]}"), "points: 13 in one");
      refused(
          served.post(POINTS + "/payload", "{\"payload\":{},\"points\":[" + ids + ",12]}"),
          "this server takes 12");
      String point = "{\"id\":1,\"vector\":[1,0]}";
      refused(
          served.put(POINTS, "{\"points\":[" + (point + ",").repeat(12) + point + "]}"),
          "points: 13 in one request, this server takes 12");
      assertThat(served.post(POINTS + "/count", "{}").result().path("count").intValue())
          .isEqualTo(Products.SIZE);
    }
  }

  @Test
  void limitAndOffsetAreCountedTogether() {
    try (Served served = start(Limits.defaults().withK(10))) {
      Products.create(served);
      assertThat(served.post(POINTS + "/query", "{\"query\":[1,0],\"limit\":10}").status())
          .isEqualTo(200);
      refused(
          served.post(POINTS + "/query", "{\"query\":[1,0],\"limit\":6,\"offset\":5}"),
          "limit and offset together: 11, this server answers 10 at most");
      refused(served.post(POINTS + "/scroll", "{\"limit\":11}"), "limit: 11, this server");
    }
  }

  private static void refused(Reply reply, String message) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.error()).contains(message);
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() {
    try (Served served = start(Limits.defaults().withRate(new Rate(1, 5)))) {
      int refused = 0;
      for (int i = 0; i < 30; i++) {
        Reply reply = served.get("/collections");
        if (reply.status() == 429) {
          refused++;
          assertThat(reply.header("Retry-After")).isEqualTo("1");
          assertThat(reply.error()).contains("this address asks more often than 1 times a second");
        } else {
          assertThat(reply.status()).isEqualTo(200);
        }
      }
      assertThat(refused).isPositive().isLessThanOrEqualTo(25);
      assertThat(served.get("/healthz").status()).as("never counted").isEqualTo(200);
    }
  }
}
