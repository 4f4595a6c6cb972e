package dev.akin.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Logging for a command line: warnings and worse, on standard error, one line each. {@code
 * -Dakin.log=info} (or debug, trace, error, off) shows more or less. In code instead of XML,
 * because reading XML would take longer than everything else until a command runs. Found by logback
 * through its ServiceLoader.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class QuietLogging extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss} %-5level %logger{0}: %msg%n%rEx{short}");
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.addFilter(new LateConnections());
    console.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getProperty("akin.log"), Level.WARN));
    root.addAppender(console);
    // Warns with a stack trace of every client that sends junk; the access log and the metrics
    // tell.
    context.getLogger("io.helidon.webserver.http1.Http1Connection").setLevel(Level.ERROR);
    quietJavaLogging();
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Lucene alone talks to java.util.logging, whose lines would go to standard error unasked. */
  private static void quietJavaLogging() {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
  }

  /**
   * Holds back what the web server calls an error of a client that connects at the moment when the
   * server stops: it took the connection off the queue, found its threads ended, and closed it. Its
   * threads are virtual and turn nobody away at any other time.
   */
  private static final class LateConnections extends Filter<ILoggingEvent> {
    private static final String LISTENER = "io.helidon.webserver.ServerListener";
    private static final String TURNED_AWAY = "Executor rejected handler for new connection";

    @Override
    public FilterReply decide(ILoggingEvent event) {
      return event.getLoggerName().equals(LISTENER) && TURNED_AWAY.equals(event.getMessage())
          ? FilterReply.DENY
          : FilterReply.NEUTRAL;
    }
  }
}
