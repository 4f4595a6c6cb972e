package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.ModelCollection.Write;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * One collection that lives through power failures, and what may be in it.
 *
 * <p>While a write is under way the collection may hold the state before it or the one after it;
 * once it is acknowledged, only the latter. A crash leaves the question open until the next start
 * answers it.
 */
final class CrashingEngine {
  private static final String NAME = "products";

  private final SplittableRandom random;
  private final RandomWrites writes;
  private final Seed survival;
  private CrashFileSystem files = CrashFileSystem.create();
  private ModelCollection before = new ModelCollection();
  private ModelCollection after = before;
  private boolean created;
  private int crashes;

  CrashingEngine(Seed seed) {
    this.random = seed.derive(0).random();
    this.writes = new RandomWrites(seed.derive(1).random());
    this.survival = seed.derive(2);
  }

  /** Starts, checks, works until the power fails, at the latest after {@code operations}. */
  void workUntilPowerFails(int operations) throws IOException {
    files.crashAt(files.operations() + 1 + random.nextInt(operations));
    try (Engine engine = open()) {
      Collection collection = openCollection(engine);
      checkState(collection);
      while (true) {
        work(collection);
      }
    } catch (RuntimeException | IOException | AssertionError e) {
      // An AssertionError too: Lucene asserts that forcing a folder works on Linux.
      assertThat(e).hasStackTraceContaining("simulated power failure");
    }
    files = files.crash(survival.derive(crashes++));
  }

  /** Starts without a further failure, twice, and checks. */
  void checkAtRest() throws IOException {
    for (int start = 0; start < 2; start++) {
      try (Engine engine = open()) {
        checkState(openCollection(engine));
      }
    }
  }

  private Engine open() {
    boolean eager = random.nextInt(4) == 0;
    Duration interval = eager ? Duration.ZERO : Duration.ofHours(1);
    return Engine.open(
        files.getPath("/akin"),
        EngineParameters.defaults()
            .withSearchThreads(1, 1)
            .withIndexThreads(0)
            .withRefreshInterval(interval)
            .withCommitInterval(interval));
  }

  private Collection openCollection(Engine engine) {
    if (engine.collections().contains(NAME)) {
      return engine.collection(NAME);
    }
    assertThat(created).as("the collection was created once").isFalse();
    Collection collection =
        engine.create(
            NAME, CollectionParameters.of(RandomWrites.DIMENSION, Metric.L2).withIndex("HNSW8"));
    created = true;
    return collection;
  }

  private void work(Collection collection) throws IOException {
    switch (random.nextInt(16)) {
      case 0, 1 -> collection.store().refresh();
      case 2 -> collection.store().commit();
      case 3 -> collection.awaitIndexed(Duration.ofMinutes(1));
      default -> write(collection, writes.next());
    }
  }

  private void write(Collection collection, Write write) {
    after = before.after(write);
    write.to(collection);
    before = after;
  }

  private void checkState(Collection collection) {
    SortedMap<PointId, Point> found = WholeCollection.read(collection);
    assertThat(found).isIn(before.points(), after.points());
    before = found.equals(after.points()) ? after : before;
    after = before;
  }
}
