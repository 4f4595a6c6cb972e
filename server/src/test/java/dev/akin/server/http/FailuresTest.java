package dev.akin.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.akin.core.vector.Metric;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailuresTest {
  private static final Pattern SHOWN = Pattern.compile("\"internal error ([0-9a-f]{8}); see");

  private static String body(Answer.Whole answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aRefusalKeepsItsStatusMessageAndHeaders() {
    Answer.Whole answer =
        Failures.answer(RefusedException.overloaded("12 wait", 3), "GET /x", System.nanoTime());
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("Retry-After", "3");
    assertThat(body(answer)).startsWith("{\"status\":{\"error\":\"12 wait\"},\"time\":");
  }

  @Test
  void whatTheEngineCannotWriteKeepsItsMessage(@TempDir Path data) throws IOException {
    CollectionParameters parameters = CollectionParameters.of(2, Metric.L2);
    try (Engine engine = Engine.open(data, EngineParameters.defaults())) {
      engine.create("whole", parameters);
      engine.create("broken", parameters);
    }
    Files.writeString(data.resolve("collections/broken/collection.json"), "{");
    EngineParameters readOnly = EngineParameters.defaults().withReadOnly(true);
    try (Engine engine = Engine.open(data, readOnly)) {
      Answer.Whole refused = answer(() -> engine.collection("whole").upsert(List.of()));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(body(refused)).contains("opened to be read only");
      Answer.Whole broken = answer(() -> engine.collection("broken"));
      assertThat(broken.status()).isEqualTo(503);
      assertThat(body(broken)).contains("collection.json").contains("akin verify");
    }
  }

  private static Answer.Whole answer(Runnable request) {
    Throwable failure = catchThrowable(request::run);
    return Failures.answer(failure, "PUT /x", System.nanoTime());
  }

  @Test
  void anythingElseIsAnIdForTheClientAndATraceForTheLog() {
    Logger logger = Logger.getLogger(Failures.class.getName());
    StringBuilder logged = new StringBuilder();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logRecord) {
            logged.append(logRecord.getMessage()).append(' ').append(logRecord.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      Answer.Whole answer =
          Failures.answer(new IllegalStateException("secret 42"), "GET /x", System.nanoTime());
      assertThat(answer.status()).isEqualTo(500);
      assertThat(body(answer)).doesNotContain("secret");
      Matcher shown = SHOWN.matcher(body(answer));
      assertThat(shown.find()).isTrue();
      assertThat(logged.toString())
          .contains("error " + shown.group(1) + " in GET /x")
          .contains("secret 42");
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }
}
