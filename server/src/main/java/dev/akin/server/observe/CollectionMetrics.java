package dev.akin.server.observe;

import dev.akin.engine.CollectionStatus;
import dev.akin.engine.Engine;
import dev.akin.engine.UnknownCollectionException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is shown of each open collection, read when it is asked for; reading metrics opens none that
 * is closed.
 */
public final class CollectionMetrics {
  private enum Shown {
    POINTS("points", "Live points"),
    SEGMENTS("segments", "Lucene segments"),
    MEMORY("memory.bytes", "Live heap and mapped sections that a search reads"),
    DISK("disk.bytes", "Bytes of the collection's files"),
    WANTED("indexing.wanted.points", "Points that are to have an index of their own"),
    INDEXED("indexing.done.points", "Points whose index is built");

    private final String name;
    private final String description;

    Shown(String name, String description) {
      this.name = name;
      this.description = description;
    }

    long of(CollectionStatus status) {
      return switch (this) {
        case POINTS -> status.points();
        case SEGMENTS -> status.storage().segments();
        case MEMORY -> status.storage().memoryBytes();
        case DISK -> status.storage().diskBytes();
        case WANTED -> status.indexing().wanted();
        case INDEXED -> status.indexing().indexed();
      };
    }
  }

  private final Engine engine;
  private final Metrics metrics;
  private final Map<Shown, MultiGauge> gauges = new EnumMap<>(Shown.class);

  /** Shows the collections of an engine among these metrics. */
  public CollectionMetrics(Engine engine, Metrics metrics) {
    this.engine = engine;
    this.metrics = metrics;
    Gauge.builder("akin.collections.open", engine, Engine::openCollections)
        .description("Collections that are open; the others are opened when they are used")
        .register(metrics.registry());
    Gauge.builder("akin.write.memory", engine, Engine::writeBytes)
        .description("Memory of writes that are under way or not in files yet")
        .baseUnit("bytes")
        .register(metrics.registry());
    resultCache(engine, metrics);
    for (Shown shown : Shown.values()) {
      gauges.put(
          shown,
          MultiGauge.builder("akin.collection." + shown.name)
              .description(shown.description)
              .register(metrics.registry()));
    }
  }

  /**
   * All metrics in Prometheus's text format, with the collections read anew; reads the sizes of
   * files. One request at a time: a collection would be shown twice while its gauges are replaced.
   */
  public synchronized String text() {
    read();
    return metrics.text();
  }

  private void read() {
    Map<String, CollectionStatus> all = new TreeMap<>();
    for (String name : engine.collections()) {
      status(name).ifPresent(status -> all.put(name, status));
    }
    gauges.forEach((shown, gauge) -> gauge.register(rows(shown, all), true));
  }

  private static void resultCache(Engine engine, Metrics metrics) {
    FunctionCounter.builder("akin.result.cache.requests", engine, each -> each.resultCache().hits())
        .tag("result", "hit")
        .description("Searches that the result cache answered, or could have answered")
        .register(metrics.registry());
    FunctionCounter.builder(
            "akin.result.cache.requests", engine, each -> each.resultCache().misses())
        .tag("result", "miss")
        .description("Searches that the result cache answered, or could have answered")
        .register(metrics.registry());
    FunctionCounter.builder(
            "akin.result.cache.evictions", engine, each -> each.resultCache().evictions())
        .description("Answers that the result cache dropped for others")
        .register(metrics.registry());
    Gauge.builder("akin.result.cache", engine, each -> each.resultCache().bytes())
        .description("Memory of the answers in the result cache")
        .baseUnit("bytes")
        .register(metrics.registry());
  }

  /** What it holds; nothing if it is closed, or was dropped a moment ago. */
  private Optional<CollectionStatus> status(String name) {
    try {
      return engine.collection(name).statusIfOpen();
    } catch (UnknownCollectionException e) {
      return Optional.empty();
    }
  }

  private static List<Row<?>> rows(Shown shown, Map<String, CollectionStatus> all) {
    List<Row<?>> rows = new ArrayList<>();
    all.forEach((name, status) -> rows.add(Row.of(Tags.of("collection", name), shown.of(status))));
    return rows;
  }
}
