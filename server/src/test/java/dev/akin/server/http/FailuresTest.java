package dev.akin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
