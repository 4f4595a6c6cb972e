package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Histories that a replay of the change log could get wrong, and the state that they must give. */
@Tag("kernel-independent")
final class EngineReplayTest {
  private static final PointId DRESS = PointId.of(1);
  private static final PointId SHOE = PointId.of(2);
  private static final Filter RED = Filter.Match.keyword("colour", "red");

  private CrashFileSystem files = CrashFileSystem.create();

  /** Something done to a collection. */
  private interface History {
    void happen(Collection collection) throws IOException;
  }

  @Test
  void twoPartialUpdatesOfOnePointWithinARefreshBothSurvive() throws IOException {
    List<Map<String, Object>> payloads =
        afterEachEnding(
            collection -> {
              collection.setPayload(ids(DRESS), Payload.of(Map.of("price", 40)));
              collection.setPayload(ids(DRESS), Payload.of(Map.of("stock", 7)));
            },
            DRESS);

    assertThat(payloads)
        .allSatisfy(fields ->
            assertThat(fields).isEqualTo(Map.of("colour", "red", "price", 40L, "stock", 7L)));
  }

  @Test
  void aDeleteByFilterFollowedByAnUpdateReplaysToTheSameState() throws IOException {
    // Replayed as a filter, the delete would find the shoe, which turned red later.
    History history =
        collection -> {
          collection.delete(PointSelector.filter(RED));
          collection.setPayload(ids(SHOE), Payload.of(Map.of("colour", "red")));
          collection.setPayload(ids(DRESS), Payload.of(Map.of("price", 1)));
        };

    assertThat(afterEachEnding(history, SHOE))
        .allSatisfy(fields -> assertThat(fields).isEqualTo(Map.of("colour", "red")));
    assertThat(afterEachEnding(history, DRESS))
        .allSatisfy(fields -> assertThat(fields).as("the dress stays deleted").isEmpty());
  }

  @Test
  void aPointThatIsDeletedAndWrittenAgainDoesNotInheritItsPayload() throws IOException {
    assertThat(
            afterEachEnding(
                collection -> {
                  collection.setPayload(ids(DRESS), Payload.of(Map.of("price", 40)));
                  collection.delete(ids(DRESS));
                  collection.upsert(List.of(point(DRESS, Map.of("title", "new"))));
                },
                DRESS))
        .allSatisfy(fields -> assertThat(fields).isEqualTo(Map.of("title", "new")));
  }

  @Test
  void anUpdateAfterADeleteByFilterSeesTheDelete() throws IOException {
    assertThat(
            afterEachEnding(
                collection -> {
                  collection.setPayload(
                      PointSelector.filter(RED), Payload.of(Map.of("colour", "blue")));
                  collection.overwritePayload(
                      PointSelector.filter(RED), Payload.of(Map.of("wrong", true)));
                },
                DRESS))
        .allSatisfy(fields -> assertThat(fields).isEqualTo(Map.of("colour", "blue")));
  }

  /**
   * A point's payload (empty if it is gone) after the history: at once; and after a power failure,
   * with nothing, a refresh, or a commit between the history and it, or a commit in the middle.
   */
  private List<Map<String, Object>> afterEachEnding(History history, PointId id)
      throws IOException {
    return List.of(
        payload(history, collection -> {}, id, false),
        payload(history, collection -> {}, id, true),
        payload(history, collection -> collection.store().refresh(), id, true),
        payload(history, collection -> collection.store().commit(), id, true),
        payload(
            collection -> {
              collection.store().commit();
              history.happen(collection);
            },
            collection -> collection.store().refresh(),
            id,
            true));
  }

  private Map<String, Object> payload(
      History history, History ending, PointId id, boolean powerFails) throws IOException {
    files = CrashFileSystem.create();
    Engine engine = open();
    Collection collection = engine.create("products", CollectionParameters.of(2, Metric.L2));
    collection.upsert(
        List.of(point(DRESS, Map.of("colour", "red")), point(SHOE, Map.of("colour", "blue"))));
    history.happen(collection);
    ending.happen(collection);
    if (powerFails) {
      files = files.crash(new Seed(0));
      engine = open();
    }
    try (Engine last = engine) {
      List<StoredPoint> found = last.collection("products").get(List.of(id), Fetch.PAYLOADS);
      return found.isEmpty() ? Map.of() : found.getFirst().payload().fields();
    }
  }

  private Engine open() {
    return Engine.open(
        files.getPath("/akin"),
        EngineParameters.defaults()
            .withSearchThreads(1, 1)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(Duration.ofHours(1)));
  }

  private static PointSelector ids(PointId id) {
    return PointSelector.ids(List.of(id));
  }

  private static Point point(PointId id, Map<String, Object> fields) {
    return new Point(id, new float[] {1, 2}, Payload.of(fields));
  }
}
