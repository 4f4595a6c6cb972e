package dev.akin.engine;

import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.sidecar.GraphSpecification;
import dev.akin.engine.sidecar.Sidecars;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Reading;
import dev.akin.engine.write.WriteStop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the indexes of a collection as its plan wants them. While writes come in, graphs are built
 * for large segments only, because small ones are merged away soon; when writes have paused, the
 * large ones become one and each that is large enough gets its graph.
 */
final class CollectionIndexing {
  private static final System.Logger LOGGER = System.getLogger(CollectionIndexing.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration FULL_DISK_PAUSE = Duration.ofSeconds(30);
  private static final int SEGMENTS_AT_REST = 3;
  private static final int LARGE_SHARE = 4;
  private static final int LARGE = 100_000;

  private final CollectionStore store;
  private final List<CollectionVector> vectors;
  private final IndexBuilder builder;
  private final AtomicBoolean requested = new AtomicBoolean();
  private volatile boolean stopped;
  private long seenSequence = -1;

  CollectionIndexing(CollectionStore store, List<CollectionVector> vectors, IndexBuilder builder) {
    this.store = store;
    this.vectors = List.copyOf(vectors);
    this.builder = builder;
  }

  /** Loads what earlier runs built. */
  void open() throws IOException {
    try (Reading reading = store.read()) {
      for (CollectionVector vector : vectors) {
        Optional<GraphSpecification> wanted = wanted(vector, reading);
        if (wanted.isPresent()) {
          vector.sidecars().load(reading.view(), wanted.get());
        }
      }
    }
    request();
  }

  /** Looks after the indexes in a while; called whenever segments changed. */
  void request() {
    boolean permanent = store.writeStop().filter(WriteStop::isPermanent).isPresent();
    if (!stopped && !permanent && requested.compareAndSet(false, true)) {
      builder.request(this::runInBackground, PAUSE);
    }
  }

  /** Builds everything now; false if the time ran out first. */
  boolean await(Duration patience) {
    return builder.await(
        () -> {
          try {
            settle();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        patience);
  }

  void stop() {
    stopped = true;
  }

  private void runInBackground() {
    requested.set(false);
    try {
      long sequence = store.lastSequence();
      if (store.writeStop().isPresent()) {
        request();
        return;
      }
      boolean paused = sequence == seenSequence;
      seenSequence = sequence;
      if (paused) {
        settle();
      } else {
        build(LARGE_SHARE);
        request();
      }
    } catch (IOException | RuntimeException e) {
      report(e);
      if (DiskSpace.isExhausted(e) && !stopped) {
        builder.request(this::runInBackground, FULL_DISK_PAUSE);
      }
    }
  }

  private void report(Exception e) {
    if (!stopped && !(e instanceof CancellationException)) {
      LOGGER.log(Level.ERROR, "building indexes failed; segments without one are scanned", e);
    }
  }

  private void settle() throws IOException {
    if (store.writeStop().isPresent()) {
      return; // What is missing is scanned.
    }
    store.refresh();
    if (isGraphWanted() || store.segments() > SEGMENTS_AT_REST) {
      store.mergeTo(SEGMENTS_AT_REST);
      store.commit();
    }
    build(0);
  }

  private boolean isGraphWanted() throws IOException {
    try (Reading reading = store.read()) {
      return vectors.stream().anyMatch(vector -> wanted(vector, reading).isPresent());
    }
  }

  private static Optional<GraphSpecification> wanted(CollectionVector vector, Reading reading) {
    return GraphSpecification.of(vector.plan().update(reading.view().count()).index());
  }

  /**
   * Builds what is missing.
   *
   * @param share only for segments that hold at least the {@code 1/share} part of all points; 0 for
   *     all
   */
  private void build(int share) throws IOException {
    try (Reading reading = store.read()) {
      for (CollectionVector vector : vectors) {
        build(vector, reading, share);
      }
    }
  }

  private void build(CollectionVector vector, Reading reading, int share) throws IOException {
    Sidecars sidecars = vector.sidecars();
    Optional<GraphSpecification> wanted = wanted(vector, reading);
    sidecars.retain(reading.view(), wanted);
    if (wanted.isEmpty()) {
      return;
    }
    sidecars.load(reading.view(), wanted.get());
    for (Segment segment : reading.view().segments()) {
      boolean large = share == 0 || isLarge(segment, reading.view().count() / share);
      if (!stopped && large && sidecars.isWanted(segment) && sidecars.of(segment).isEmpty()) {
        sidecars.build(segment, wanted.get(), builder.threads());
      }
    }
    sidecars.retain(reading.view(), wanted);
  }

  private static boolean isLarge(Segment segment, long points) {
    return segment.size() >= Math.max(LARGE, points);
  }

  /** How far building has come. */
  CollectionStatus.Indexing progress() throws IOException {
    try (Reading reading = store.read()) {
      long wanted = 0;
      long indexed = 0;
      for (CollectionVector vector : vectors) {
        Sidecars sidecars = vector.sidecars();
        if (wanted(vector, reading).isEmpty()) {
          continue;
        }
        for (Segment segment : reading.view().segments()) {
          if (sidecars.isWanted(segment)) {
            wanted += sidecars.vectors(segment);
            indexed += sidecars.of(segment).isPresent() ? sidecars.vectors(segment) : 0;
          }
        }
      }
      return new CollectionStatus.Indexing(wanted, indexed);
    }
  }

  /** Bytes of the graphs in use. */
  long graphBytes() throws IOException {
    try (Reading reading = store.read()) {
      long bytes = 0;
      for (CollectionVector vector : vectors) {
        for (Segment segment : reading.view().segments()) {
          bytes += vector.sidecars().of(segment).map(sidecar -> sidecar.bytes()).orElse(0L);
        }
      }
      return bytes;
    }
  }
}
