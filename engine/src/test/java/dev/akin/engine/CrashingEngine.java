package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.ModelCollection.Write;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
  private static final String RESTORED = "restored";

  private final SplittableRandom random;
  private final RandomWrites writes;
  private final Seed survival;
  private CrashFileSystem files = CrashFileSystem.create();
  private ModelCollection before = new ModelCollection();
  private ModelCollection after = before;
  private Optional<TakenSnapshot> snapshot = Optional.empty();
  private boolean created;
  private int snapshots;
  private int crashes;

  /**
   * The newest snapshot.
   *
   * @param complete whether writing it returned; else it may be there or not
   */
  private record TakenSnapshot(String folder, SortedMap<PointId, Point> points, boolean complete) {}

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
      checkSnapshot(engine);
      while (true) {
        work(engine, collection);
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
        checkSnapshot(engine);
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
    Collection collection = engine.create(NAME, RandomWrites.COLLECTION.withIndex("HNSW8"));
    created = true;
    return collection;
  }

  private void work(Engine engine, Collection collection) throws IOException {
    switch (random.nextInt(32)) {
      case 0, 1, 2, 3 -> collection.store().refresh();
      case 4, 5 -> collection.store().commit();
      case 6, 7 -> collection.awaitIndexed(Duration.ofMinutes(1));
      case 8 -> takeSnapshot(collection);
      case 9 -> checkSnapshot(engine);
      default -> write(collection, writes.next());
    }
  }

  private void takeSnapshot(Collection collection) {
    String folder = "/snapshot-" + snapshots++;
    snapshot = Optional.of(new TakenSnapshot(folder, before.points(), false));
    collection.snapshot(files.getPath(folder));
    snapshot = Optional.of(new TakenSnapshot(folder, before.points(), true));
  }

  /** A snapshot gives back its moment; a restore that the power interrupted left all or nothing. */
  private void checkSnapshot(Engine engine) {
    if (engine.collections().contains(RESTORED)) {
      checkRestored(engine.collection(RESTORED));
      engine.drop(RESTORED);
    }
    if (snapshot.isEmpty()) {
      return;
    }
    Path folder = files.getPath(snapshot.get().folder());
    if (snapshot.get().complete()) {
      assertThat(folder).exists();
    }
    if (Files.exists(folder)) {
      checkRestored(engine.restore(RESTORED, folder));
      engine.drop(RESTORED);
    }
  }

  private void checkRestored(Collection restored) {
    assertThat(WholeCollection.read(restored)).isEqualTo(snapshot.orElseThrow().points());
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
