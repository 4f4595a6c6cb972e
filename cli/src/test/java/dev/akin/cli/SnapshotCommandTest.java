package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() {
    try (Engine engine = Engine.open(folder.resolve("data"), EngineParameters.defaults())) {
      engine
          .create("products", CollectionParameters.of(2, Metric.L2))
          .upsert(List.of(new Point(PointId.of(1), new float[] {1, 2}, Payload.empty())));
    }
  }

  private CommandRun create(String collection) {
    return CommandRun.of(
        "snapshot",
        "create",
        "--data",
        folder.resolve("data").toString(),
        "--collection",
        collection,
        "--out",
        folder.resolve("snapshot").toString());
  }

  private CommandRun restore() {
    return CommandRun.of(
        "snapshot",
        "restore",
        "--data",
        folder.resolve("other").toString(),
        "--collection",
        "copy",
        "--from",
        folder.resolve("snapshot").toString());
  }

  @Test
  void aCollectionGoesOutAndComesBack() {
    assertThat(create("products").code()).isZero();
    CommandRun restored = restore();
    assertThat(restored.code()).isZero();
    assertThat(restored.out()).contains("collection \"copy\": 1 points, all checksums right");
    assertThat(restore())
        .satisfies(run -> assertThat(run.code()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("exists already"));
    assertThat(create("products"))
        .satisfies(run -> assertThat(run.code()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("exists already"));
  }

  @Test
  void wrongInputAndDamageAreNamed() throws IOException {
    assertThat(create("none").code()).isEqualTo(2);
    assertThat(restore().err()).contains("is no folder: give --from");
    assertThat(create("products").code()).isZero();
    Files.writeString(folder.resolve("snapshot/collection.json"), "{}");
    CommandRun damaged = restore();
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.err()).contains("collection.json: 2 bytes, expected");
  }
}
