package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class QuietLoggingTest {
  private static final String LISTENER = "io.helidon.webserver.ServerListener";

  @Test
  void aConnectionTurnedAwayBecauseTheServerStopsIsNoError() {
    assertThat(shown(LISTENER, "Executor rejected handler for new connection")).isEmpty();
  }

  @Test
  void everyOtherErrorOfTheListenerIsShown() {
    assertThat(shown(LISTENER, "Got a throwable while listening"))
        .endsWith("ERROR ServerListener: Got a throwable while listening" + System.lineSeparator());
  }

  @Test
  void theSameWordsOfAnyoneElseAreShown() {
    assertThat(shown("dev.akin.Other", "Executor rejected handler for new connection"))
        .contains("ERROR Other: Executor rejected");
  }

  private static String shown(String logger, String message) {
    PrintStream before = System.err;
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      new QuietLogging().configure(context);
      Logger log = context.getLogger(logger);
      log.error(message);
    } finally {
      context.stop();
      System.setErr(before);
    }
    return seen.toString(StandardCharsets.UTF_8);
  }
}
