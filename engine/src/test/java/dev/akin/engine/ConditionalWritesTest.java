package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that happen only if stored points are as expected. */
@Tag("kernel-independent")
final class ConditionalWritesTest {
  private static final PointId ID = PointId.of(7);

  @TempDir private Path data;
  private Engine engine;
  private Collection products;

  @BeforeEach
  void open() {
    engine = Engine.open(data, EngineParameters.defaults().withIndexThreads(0));
    products = engine.create("products", CollectionParameters.of(2, Metric.L2));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** A stored point as a naive model knows it. */
  private record Known(long version, long value) {}

  private static final Known ABSENT = new Known(0, 0);

  @SeededTest(8)
  void versionsAreThoseOfTheLastChangeWhateverHappenedInBetween(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    SortedMap<PointId, Known> model = new TreeMap<>();
    for (int step = 0; step < 120; step++) {
      if (random.nextInt(10) == 0) {
        products.store().refresh();
      }
      Map<PointId, Long> expected = new LinkedHashMap<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        PointId id = PointId.of(random.nextInt(8));
        expected.put(id, guess(version(model, id), random));
      }
      boolean holds =
          expected.entrySet().stream()
              .allMatch(each -> version(model, each.getKey()) == each.getValue());
      int kind = random.nextInt(3);
      try {
        WriteReceipt receipt = write(kind, expected, step);
        assertThat(holds).as("%s is accepted", expected).isTrue();
        change(model, kind, expected, step, receipt);
      } catch (VersionConflictException e) {
        assertThat(holds).as("%s is refused", expected).isFalse();
        assertThat(e.conflicts())
            .allSatisfy(each -> assertThat(each.actual()).isEqualTo(version(model, each.id())))
            .allSatisfy(each -> assertThat(each.actual()).isNotEqualTo(each.expected()));
      }
      assertThat(stored()).isEqualTo(model);
    }
  }

  private static long guess(long version, SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> version + 1;
      default -> version;
    };
  }

  private static long version(Map<PointId, Known> model, PointId id) {
    return model.getOrDefault(id, ABSENT).version();
  }

  private WriteReceipt write(int kind, Map<PointId, Long> expected, int value) {
    PointSelector selector = PointSelector.versions(expected);
    return switch (kind) {
      case 0 -> products.delete(selector);
      case 1 -> products.setPayload(selector, Payload.of(Map.of("value", value)));
      default -> {
        List<Point> points = expected.keySet().stream().map(id -> point(id, value)).toList();
        yield products.upsert(UpsertRequest.of(points).withVersions(expected));
      }
    };
  }

  /** Every operation has a sequence number of its own, also one on a point that does not exist. */
  private static void change(
      Map<PointId, Known> model,
      int kind,
      Map<PointId, Long> expected,
      int value,
      WriteReceipt receipt) {
    long sequence = receipt.sequence() - expected.size();
    for (PointId id : expected.keySet()) {
      sequence++;
      switch (kind) {
        case 0 -> model.remove(id);
        case 1 -> {
          if (model.containsKey(id)) {
            model.put(id, new Known(sequence, value));
          }
        }
        default -> model.put(id, new Known(sequence, value));
      }
    }
  }

  private SortedMap<PointId, Known> stored() {
    SortedMap<PointId, Known> stored = new TreeMap<>();
    List<PointId> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(PointId.of(i));
    }
    for (StoredPoint point : products.get(all, Fetch.PAYLOADS)) {
      stored.put(point.id(), new Known(point.version(), value(point)));
    }
    return stored;
  }

  private static long value(StoredPoint point) {
    return (Long) point.payload().field("value").orElseThrow();
  }

  @Test
  void ofThoseWhoExpectTheSameVersionOneWins() throws Exception {
    int clients = 8;
    int increments = 50;
    products.upsert(List.of(point(ID, 0)));
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      tasks.add(() -> {
        for (int done = 0; done < increments; ) {
          StoredPoint seen = products.get(List.of(ID), Fetch.PAYLOADS).getFirst();
          try {
            products.upsert(
                UpsertRequest.of(List.of(point(ID, value(seen) + 1)))
                    .withVersions(Map.of(ID, seen.version())));
            done++;
          } catch (VersionConflictException e) {
            assertThat(e.conflicts().getFirst().actual()).isGreaterThan(seen.version());
          }
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> each : threads.invokeAll(tasks)) {
        each.get();
      }
    }
    StoredPoint last = products.get(List.of(ID), Fetch.PAYLOADS).getFirst();
    assertThat(value(last)).isEqualTo((long) clients * increments);
  }

  @Test
  void aPointThatMustNotExistIsWrittenOnce() {
    UpsertRequest request = UpsertRequest.of(List.of(point(ID, 1))).withVersions(Map.of(ID, 0L));
    assertThat(products.upsert(request).points()).isEqualTo(1);
    assertThatThrownBy(() -> products.upsert(request))
        .isInstanceOf(VersionConflictException.class)
        .hasMessage("point 7: version 1, expected does not exist");
    assertThatThrownBy(() -> products.delete(PointSelector.versions(Map.of(PointId.of(8), 4L))))
        .hasMessage("point 8: does not exist, expected version 4");
  }

  @Test
  void oneOldVersionKeepsTheWholeBatchFromBeingWritten() {
    products.upsert(List.of(point(ID, 1)));
    Point other = point(PointId.of(8), 1);
    assertThatThrownBy(() ->
            products.upsert(
                UpsertRequest.of(List.of(other, point(ID, 2))).withVersions(Map.of(ID, 9L))))
        .isInstanceOf(VersionConflictException.class);
    assertThat(products.count(Optional.empty())).isEqualTo(1);
  }

  @Test
  void modesAndFiltersChooseAmongThePoints() {
    products.upsert(List.of(point(PointId.of(1), 1), point(PointId.of(2), 2)));
    List<Point> batch =
        List.of(point(PointId.of(1), 10), point(PointId.of(2), 20), point(PointId.of(3), 30));
    UpsertRequest request = UpsertRequest.of(batch);
    assertThat(products.upsert(request.withMode(UpsertMode.INSERT_ONLY)).points()).isEqualTo(1);
    assertThat(stored().values()).extracting(Known::value).containsExactly(1L, 2L, 30L);

    products.delete(PointSelector.ids(List.of(PointId.of(3))));
    Filter two = Filter.Range.of("value").gte(2);
    assertThat(products.upsert(request.withUpdateFilter(two)).points()).isEqualTo(2);
    assertThat(stored().values()).extracting(Known::value).containsExactly(1L, 20L, 30L);

    products.delete(PointSelector.ids(List.of(PointId.of(3))));
    assertThat(products.upsert(request.withMode(UpsertMode.UPDATE_ONLY)).points()).isEqualTo(2);
    assertThat(stored().values()).extracting(Known::value).containsExactly(10L, 20L);
  }

  @Test
  void ofAnIdThatIsGivenTwiceTheLastPointRemains() {
    List<Point> twice = List.of(point(ID, 1), point(ID, 2));
    products.upsert(UpsertRequest.of(twice).withMode(UpsertMode.INSERT_ONLY));
    assertThat(stored().values()).extracting(Known::value).containsExactly(2L);
    assertThatThrownBy(() -> UpsertRequest.of(twice).withVersions(Map.of(ID, 2L)))
        .hasMessage("point 7 is given twice, although its version is a condition");
    assertThatThrownBy(() -> UpsertRequest.of(twice).withVersions(Map.of(PointId.of(8), 2L)))
        .hasMessage("a version of point 8 is a condition, but the point is not given");
    assertThatThrownBy(() -> PointSelector.versions(Map.of(ID, -1L)))
        .hasMessage("version -1 of point 7, must be 0 or more");
  }

  @Test
  void aBadVectorIsRefusedEvenWhereTheConditionWouldLeaveItOut() {
    Point bad = new Point(ID, new float[3], Payload.empty());
    assertThatThrownBy(
            () -> products.upsert(UpsertRequest.of(List.of(bad)).withMode(UpsertMode.UPDATE_ONLY)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aRetryAfterALostAnswerIsRecognisedByWhatIsStored() {
    products.upsert(List.of(point(ID, 1)));
    Point mine =
        new Point(ID, new float[] {1, 1}, Payload.of(Map.of("value", 2, "change", "a1f0")));
    UpsertRequest request = UpsertRequest.of(List.of(mine)).withVersions(Map.of(ID, 1L));
    products.upsert(request);
    assertThatThrownBy(() -> products.upsert(request)).isInstanceOf(VersionConflictException.class);
    assertThat(products.get(List.of(ID), Fetch.PAYLOADS).getFirst().payload().field("change"))
        .contains("a1f0");
  }

  private static Point point(PointId id, long value) {
    return new Point(id, new float[] {value, 1}, Payload.of(Map.of("value", value)));
  }
}
