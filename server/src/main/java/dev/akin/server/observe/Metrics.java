package dev.akin.server.observe;

import dev.akin.server.http.AnsweredRequest;
import dev.akin.server.http.Observer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What is counted and timed, in the text format of Prometheus. The values of a label are few and
 * known: routes are named by their pattern, methods that HTTP does not know are {@code other}.
 *
 * <p>Safe for use by many threads; telling of a request costs about a microsecond.
 */
public final class Metrics implements Observer, AutoCloseable {
  /** The content type of {@link #text}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

  /** From a cached point to a batch on a slow disk, two or three steps per decade. */
  private static final Duration[] BUCKETS =
      millis(0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);

  private record Kind(String method, String route, int status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final ConcurrentHashMap<Kind, Timer> timers = new ConcurrentHashMap<>();
  private final Counter received;
  private final Counter sent;

  /** Metrics of this process; nothing is counted yet. */
  public Metrics() {
    received =
        Counter.builder("akin.http.received")
            .description("Bytes of request bodies that were read")
            .baseUnit("bytes")
            .register(registry);
    sent =
        Counter.builder("akin.http.sent")
            .description("Bytes of the bodies of answers")
            .baseUnit("bytes")
            .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private static Duration[] millis(double... values) {
    Duration[] durations = new Duration[values.length];
    for (int i = 0; i < values.length; i++) {
      durations[i] = Duration.ofNanos(Math.round(values[i] * 1e6));
    }
    return durations;
  }

  @Override
  public void answered(AnsweredRequest request) {
    String method = METHODS.contains(request.method()) ? request.method() : "other";
    AnsweredRequest.Outcome outcome = request.outcome();
    timers
        .computeIfAbsent(new Kind(method, request.route(), outcome.status()), this::timer)
        .record(Duration.ofNanos(outcome.nanos()));
    received.increment((double) outcome.received());
    sent.increment((double) outcome.sent());
  }

  private Timer timer(Kind kind) {
    return Timer.builder("akin.http.requests")
        .description("Answered requests and the time they took")
        .tag("method", kind.method)
        .tag("route", kind.route)
        .tag("status", Integer.toString(kind.status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /**
   * Shows how many tasks wait for a thread.
   *
   * @param queue the name of the queue, the label's value
   * @param length asks for its length; the source is held by this object
   */
  public <T> void queue(String queue, T source, ToDoubleFunction<T> length) {
    Gauge.builder("akin.queue.length", source, length)
        .description("Tasks that wait for a thread")
        .tag("queue", queue)
        .strongReference(true)
        .register(registry);
  }

  /** What is shown of collections; for {@link CollectionMetrics}. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Everything, in the text format 0.0.4 of Prometheus. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    // Gauges hold what they show.
    registry.clear();
    registry.close();
  }
}
