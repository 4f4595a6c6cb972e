package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.VectorParameters;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.eval.dataset.XvecsWriter;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code akin doctor} on this machine, on files and on collections. */
final class DoctorCommandTest {
  @TempDir Path folder;

  /** A command line in which {@code @} stands for the test's folder. */
  private CommandRun run(String line) {
    return CommandRun.of(
        Arrays.stream(line.strip().split("\\s+", -1))
            .map(word -> word.replace("@", folder.toString()))
            .toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run) {
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private void write(String name, float[][] rows) throws IOException {
    try (XvecsWriter writer = XvecsWriter.create(folder.resolve(name))) {
      for (float[] row : rows) {
        writer.add(row);
      }
      writer.commit();
    }
  }

  @Test
  void theMachineIsDescribed() {
    CommandRun run = run("doctor --data @");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("machine\n", "kernels\n", "  disk", "advice\n", "times as fast");
    JsonNode json = json(run("doctor --json"));
    assertThat(json.get("kernels").get("families").get(0).get("set").asString())
        .isEqualTo(Kernels.name());
    assertThat(json.has("disk")).isFalse();
  }

  @Test
  void theVectorsOfAFileAreDescribed() throws IOException {
    float[][] rows = VectorDistribution.heavyTailedNorms(16).sample(600, 1);
    rows[1] = rows[0];
    write("base.fvecs", rows);
    CommandRun run = run("doctor --base @/base.fvecs --metric cosine");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("base.fvecs\n")
        .contains("600 of dimension 16, metric cosine")
        .contains("540 rows and 60 queries held out")
        .contains("  warning   lengths vary (from 1")
        .contains("→ declare dot if the model was trained with inner products");
    JsonNode json = json(run("doctor --base @/base.fvecs --metric cosine --limit 300 --json"));
    assertThat(json.get("vectors").asInt()).isEqualTo(300);
    assertThat(json.get("duplicates").get("repeated").asInt()).isEqualTo(1);
    assertThat(json.get("advice").get(0).get("severity").asString()).isIn("info", "warning");
  }

  @Test
  void theVectorsOfACollectionAreDescribedWithoutWriting() throws IOException {
    float[][] rows = VectorDistribution.clustered(12, 5, 3).sample(500, 1);
    Map<String, VectorParameters> kinds = new TreeMap<>();
    kinds.put("image", VectorParameters.of(12, Metric.DOT));
    kinds.put("text", VectorParameters.of(3, Metric.COSINE));
    List<Point> named = new ArrayList<>();
    List<Point> plain = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      PointId id = PointId.of(i);
      plain.add(new Point(id, rows[i], Payload.empty()));
      NamedVectors vectors =
          NamedVectors.of(
              i < 400 ? Map.of("image", rows[i]) : Map.of("text", new float[] {1, i, 2}));
      named.add(new Point(id, vectors, Payload.empty()));
    }
    try (Engine engine = Engine.open(folder, EngineParameters.defaults())) {
      engine.create("empty", CollectionParameters.of(2, Metric.L2));
      engine.create("plain", CollectionParameters.of(12, Metric.COSINE)).upsert(plain);
      engine.create("named", CollectionParameters.named(kinds)).upsert(named);
    }
    CommandRun run = run("doctor --data @ --collection plain");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("plain\n")
        .contains("500 of dimension 12, metric cosine")
        .contains("vectors were scaled to unit length when they were stored");
    JsonNode json = json(run("doctor --data @ --collection named --vector image --json"));
    assertThat(json.get("vectors").asInt()).isEqualTo(400);
    assertThat(json.get("metric").asString()).isEqualTo("dot");
    CommandRun unknown = run("doctor --data @ --collection named --vector sound");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("collection \"named\" has no vector \"sound\": there is \"image\", \"text\"");
    assertThat(run("doctor --data @ --collection named").err())
        .contains("has no vector without a name: there is \"image\", \"text\"");
    assertThat(run("doctor --data @ --collection empty").err())
        .contains("0 vectors that are not zero: at least 100 are needed");
    assertThat(run("verify --data @").code()).isZero();
    try (Engine engine = Engine.open(folder, EngineParameters.defaults())) {
      assertThat(engine.collections()).hasSize(3);
      CommandRun used = run("doctor --data @ --collection plain");
      assertThat(used.code()).isEqualTo(2);
      assertThat(used.err()).contains("another engine");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "doctor --base @/none.fvecs --metric l2 | none.fvecs: no such file",
        "doctor --base @/few.fvecs --metric l2  | 3 vectors that are not zero: at least 100",
        "doctor --base @/few.fvecs              | --base needs --metric",
        "doctor --base @/few.fvecs --metric l3  | use l2, dot, cosine or l1",
        "doctor --base @/few.fvecs --metric l2 --limit 0 | limit of 0",
        "doctor --base @/few.fvecs --metric l2 --data @  | --base and --data: give one",
        "doctor --metric l2                     | are for --base",
        "doctor --collection shop               | --collection needs --data",
        "doctor --data @ --vector image         | --vector needs --collection",
        "doctor --data @/none                   | none is no directory",
        "doctor --data @ --collection shop      | shop",
      })
  void wrongInputIsOneLineThatSaysWhat(String line, String message) throws IOException {
    write("few.fvecs", new float[][] {{1, 2}, {3, 4}, {5, 6}});
    CommandRun run = run(line);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void helpHasExamplesAndFormats() {
    CommandRun run = run("doctor --help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Examples:", "akin doctor --base", ".fvecs");
  }
}
