package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kernel-independent")
final class EngineTest {
  private static final CollectionParameters PARAMETERS =
      CollectionParameters.of(3, Metric.L2).withContract(Contract.defaults().withRecall(0.9, 5));

  @TempDir private Path data;

  @Test
  void collectionsAreCreatedListedAndDropped() {
    try (Engine engine = open()) {
      engine.create("b", PARAMETERS);
      engine.create("a", PARAMETERS);

      assertThat(engine.collections()).containsExactly("a", "b");
      assertThat(engine.drop("a")).isTrue();
      assertThat(engine.drop("a")).isFalse();
      assertThat(engine.collections()).containsExactly("b");
    }
  }

  @Test
  void parametersAndPointsSurviveReopening() {
    try (Engine engine = open()) {
      engine.create("a", PARAMETERS.withIndex("Flat")).upsert(List.of(point(1), point(2)));
    }
    try (Engine engine = open()) {
      Collection collection = engine.collection("a");
      assertThat(collection.parameters()).isEqualTo(PARAMETERS.withIndex("Flat"));
      assertThat(collection.count(Optional.empty())).isEqualTo(2);
    }
  }

  @Test
  void droppedCollectionsStayGoneAndTheirHandlesSaySo() {
    try (Engine engine = open()) {
      Collection collection = engine.create("a", PARAMETERS);
      collection.upsert(List.of(point(1)));
      engine.drop("a");

      assertThatThrownBy(() -> collection.count(Optional.empty()))
          .isInstanceOf(UnknownCollectionException.class)
          .hasMessageContaining("\"a\"");
      assertThatThrownBy(() -> collection.upsert(List.of(point(1))))
          .isInstanceOf(UnknownCollectionException.class);
    }
    try (Engine engine = open()) {
      assertThat(engine.collections()).isEmpty();
      assertThat(engine.create("a", PARAMETERS).count(Optional.empty())).isZero();
    }
  }

  @Test
  void twoEnginesCannotShareADirectory() {
    try (Engine engine = open()) {
      assertThat(engine.collections()).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("another engine")
          .hasMessageContaining(data.toString());
    }
    open().close();
  }

  @Test
  void unknownAndDuplicateNamesAreRefused() {
    try (Engine engine = open()) {
      engine.create("a", PARAMETERS);

      assertThatThrownBy(() -> engine.create("a", PARAMETERS))
          .isInstanceOf(CollectionExistsException.class);
      assertThatThrownBy(() -> engine.collection("b"))
          .isInstanceOf(UnknownCollectionException.class)
          .hasMessageContaining("\"b\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "a/../b", ".", "..", "con", "été", "a b\n", "%41", "商品", "-", "\"'\\"})
  void anyNameIsAFolder(String name) {
    try (Engine engine = open()) {
      engine.create(name, PARAMETERS).upsert(List.of(point(1)));
    }
    try (Engine engine = open()) {
      assertThat(engine.collections()).containsExactly(name);
      assertThat(engine.collection(name).count(Optional.empty())).isEqualTo(1);
    }
  }

  @Test
  void namesHaveALength() {
    try (Engine engine = open()) {
      for (String name : List.of("", "a".repeat(201), "商".repeat(100), "\uD800")) {
        assertThatThrownBy(() -> engine.create(name, PARAMETERS))
            .isInstanceOf(InvalidRequestException.class);
      }
      assertThat(engine.collections()).isEmpty();
    }
  }

  @Test
  void unfinishedFoldersAreClearedAway() throws IOException {
    open().close();
    Path unfinished = data.resolve("collections/.creating-a");
    Files.createDirectories(unfinished.resolve("log"));
    Files.writeString(unfinished.resolve("log/x"), "x");

    open().close();

    assertThat(unfinished).doesNotExist();
  }

  @Test
  void foreignMetadataIsRefusedWithItsVersion() throws IOException {
    try (Engine engine = open()) {
      engine.create("a", PARAMETERS);
    }
    Path file = data.resolve("collections/a/collection.json");
    String json = Files.readString(file).replaceFirst(",\"crc32c\":\"[0-9a-f]*\"", "");

    Files.writeString(file, json.replace("\"format\":1", "\"format\":9"));
    assertBroken("format 9");
    Files.writeString(file, json.replace("\"dimension\":3", "\"dimension\":-3"));
    assertBroken("dimension -3");
    Files.writeString(file, json);
    try (Engine engine = open()) {
      assertThat(engine.broken()).isEmpty();
    }
  }

  private void assertBroken(String reason) {
    try (Engine engine = open()) {
      assertThatThrownBy(() -> engine.collection("a"))
          .isInstanceOf(BrokenCollectionException.class)
          .hasMessageContaining(reason);
    }
  }

  @Test
  void aClosedEngineSaysSo() {
    Engine engine = open();
    Collection collection = engine.create("a", PARAMETERS);
    engine.close();
    engine.close();

    assertThatThrownBy(engine::collections).hasMessageContaining("closed");
    assertThatThrownBy(() -> collection.upsert(List.of(point(1)))).hasMessageContaining("closed");
    assertThatThrownBy(() -> collection.search(SearchRequest.of(new float[3], 1)))
        .hasMessageContaining("closed");
  }

  private Engine open() {
    return Engine.open(data, EngineParameters.defaults());
  }

  private static Point point(long id) {
    return new Point(PointId.of(id), new float[] {id, 0, 1}, Payload.empty());
  }
}
