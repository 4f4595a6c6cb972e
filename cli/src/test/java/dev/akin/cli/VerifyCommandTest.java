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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
  @TempDir Path data;

  @BeforeEach
  void fill() {
    try (Engine engine = Engine.open(data, EngineParameters.defaults())) {
      engine
          .create("products", CollectionParameters.of(2, Metric.L2))
          .upsert(List.of(new Point(PointId.of(1), new float[] {1, 2}, Payload.empty())));
    }
  }

  private void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private Path vectors() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("collections/products/lucene"))) {
      return files.filter(file -> file.toString().endsWith(".akv")).findFirst().orElseThrow();
    }
  }

  @Test
  void whatIsWholeIsSaid() {
    CommandRun run = CommandRun.of("verify", "--data", data.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("1 collections, all checksums right\n");
    assertThat(CommandRun.of("verify", "--data", data.toString(), "--json").out())
        .isEqualTo("{\"whole\":true,\"findings\":[]}\n");
  }

  @Test
  void damageIsNamedAndRepaired() throws IOException {
    flip(vectors());
    CommandRun found = CommandRun.of("verify", "--data", data.toString());
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out())
        .contains("collection \"products\": " + vectors() + ": checksum")
        .contains("remedy: replay, the index is built again from the change log")
        .endsWith("1 collections, 1 findings, 0 repaired, 1 left\n");
    CommandRun json = CommandRun.of("verify", "--data", data.toString(), "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out())
        .startsWith("{\"whole\":false,\"findings\":[{\"collection\":\"products\",\"file\":")
        .contains("\"remedy\":\"replay\"", "\"repaired\":false");

    CommandRun repaired = CommandRun.of("verify", "--data", data.toString(), "--repair");
    assertThat(repaired.code()).isZero();
    assertThat(repaired.out()).contains("repaired: replay");
    assertThat(CommandRun.of("verify", "--data", data.toString()).code()).isZero();
    try (Engine engine = Engine.open(data, EngineParameters.defaults())) {
      assertThat(engine.collection("products").count(Optional.empty())).isEqualTo(1);
    }
  }

  @Test
  void wrongUsageIsRefused() {
    assertThat(CommandRun.of("verify", "--data", data.resolve("none").toString()))
        .satisfies(run -> assertThat(run.code()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("is no directory"));
    assertThat(CommandRun.of("verify", "--data", data.toString(), "--discard-damaged").err())
        .contains("--discard-damaged needs --repair");
    try (Engine engine = Engine.open(data, EngineParameters.defaults())) {
      assertThat(engine.collections()).hasSize(1);
      CommandRun run = CommandRun.of("verify", "--data", data.toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("another engine");
    }
  }
}
