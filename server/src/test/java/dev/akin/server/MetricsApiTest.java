package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsApiTest {
  private static final String SAMPLE =
      "[a-z_0-9]+(\\{([a-z_]+=\"[^\"]*\",?)*})? -?([0-9.]+(E-?[0-9]+)?|NaN|\\+Inf)";

  @TempDir Path data;

  private static List<String> samples(String text, String... parts) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> List.of(parts).stream().allMatch(line::contains))
        .toList();
  }

  @Test
  void requestsQueuesCollectionsAndTheMachineAreShown() {
    try (Served served = Served.start(data)) {
      Products.create(served);
      for (int i = 0; i < 3; i++) {
        served.post(Products.PATH + "/points/count", "{}");
      }
      served.get("/collections/none");
      served.get("/no/such/path");
      served.send("BREW", "/no/such/path", "text/plain", BodyPublishers.noBody());
      Reply reply = served.get("/metrics");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type"))
          .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
      String text = reply.text();
      assertThat(samples(text)).allMatch(line -> line.matches(SAMPLE));
      String counts = "akin_http_requests_seconds_count";
      String count = "route=\"/collections/{collection}/points/count\"";
      assertThat(samples(text, counts, count, "status=\"200\""))
          .singleElement()
          .asString()
          .endsWith(" 3");
      assertThat(samples(text, "akin_http_requests_seconds_bucket", count, "le=\"+Inf\""))
          .singleElement()
          .asString()
          .endsWith(" 3");
      assertThat(samples(text, counts, "route=\"/collections/{collection}\"", "status=\"404\""))
          .hasSize(1);
      assertThat(samples(text, counts, "method=\"other\"", "route=\"none\"")).hasSize(1);
      assertThat(samples(text, "akin_http_received_bytes_total")).hasSize(1);
      for (String queue : List.of("requests", "pictures", "searches")) {
        assertThat(samples(text, "akin_queue_length{queue=\"" + queue + "\"} 0")).hasSize(1);
      }
      assertThat(samples(text, "akin_collection_points{collection=\"products\"}"))
          .singleElement()
          .asString()
          .endsWith(" " + Products.SIZE + ".0");
      assertThat(samples(text, "akin_collection_disk_bytes{collection=\"products\"}")).hasSize(1);
      assertThat(samples(text, "jvm_memory_used_bytes", "heap")).isNotEmpty();
      assertThat(samples(text, "jvm_threads_live_threads")).hasSize(1);
    }
  }

  @Test
  void aDroppedCollectionIsShownNoMore() {
    try (Served served = Served.start(data)) {
      Products.create(served);
      assertThat(served.get("/metrics").text()).contains("collection=\"products\"");
      served.delete(Products.PATH);
      assertThat(served.get("/metrics").text()).doesNotContain("collection=\"products\"");
    }
  }
}
