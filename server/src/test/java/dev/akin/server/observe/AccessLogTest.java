package dev.akin.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.server.http.AnsweredRequest;
import dev.akin.server.parameter.LogTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AccessLogTest {
  private static final AnsweredRequest REQUEST =
      new AnsweredRequest(
          "BREW\n\"",
          "/collections/{collection}",
          new AnsweredRequest.Client("shop", "10.0.0.7"),
          new AnsweredRequest.Outcome(200, 1_234_567, 10, 20));

  @TempDir Path folder;

  @Test
  void aRequestIsOneLineOfJsonWhateverItsMethodHolds() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AccessLog log = AccessLog.start(new LogTarget.Stream(out))) {
      log.answered(REQUEST);
    }
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).hasLineCount(1).endsWith("\n");
    JsonNode line = new JsonMapper().readTree(text);
    assertThat(line.path("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    assertThat(line.path("method").asString()).isEqualTo("BREW\n\"");
    assertThat(line.path("route").asString()).isEqualTo("/collections/{collection}");
    assertThat(line.path("status").intValue()).isEqualTo(200);
    assertThat(line.path("micros").intValue()).isEqualTo(1_234);
    assertThat(line.path("received").intValue()).isEqualTo(10);
    assertThat(line.path("sent").intValue()).isEqualTo(20);
    assertThat(line.path("key").asString()).isEqualTo("shop");
    assertThat(line.path("address").asString()).isEqualTo("10.0.0.7");
    assertThat(line.size()).isEqualTo(9);
  }

  @Test
  void everyRequestIsWrittenBeforeItIsClosed() throws IOException {
    Path file = folder.resolve("access.log");
    Files.writeString(file, "what was there\n");
    try (AccessLog log = AccessLog.start(new LogTarget.File(file))) {
      for (int i = 0; i < 5_000; i++) {
        log.answered(REQUEST);
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(5_001).startsWith("what was there");
  }

  @Test
  void aFileThatIsMovedAwayIsBegunAnew() throws IOException {
    Path file = folder.resolve("access.log");
    Path old = folder.resolve("access.log.1");
    try (AccessLog log = AccessLog.start(new LogTarget.File(file))) {
      log.answered(REQUEST);
      Files.move(file, old);
      long deadline = System.nanoTime() + 20_000_000_000L;
      while (!Files.exists(file)) {
        assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
        LockSupport.parkNanos(5_000_000L);
      }
      log.answered(REQUEST);
    }
    assertThat(Files.readAllLines(old)).hasSize(1);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }
}
