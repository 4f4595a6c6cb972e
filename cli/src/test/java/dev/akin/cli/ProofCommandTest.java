package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProofCommandTest {
  private static final int DIMENSION = 16;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 6, 5);

  @TempDir Path folder;

  @BeforeEach
  void fill() {
    try (Engine engine = open()) {
      Collection shop = engine.create("shop", CollectionParameters.of(DIMENSION, Metric.L2));
      shop.upsert(points(1_000));
      engine.create("empty", CollectionParameters.of(DIMENSION, Metric.L2));
      engine
          .create(
              "slow",
              CollectionParameters.of(DIMENSION, Metric.L2)
                  .withContract(Contract.defaults().withRecall(0.95, 1).withP99Millis(0.001)))
          .upsert(points(100));
    }
  }

  private Engine open() {
    return Engine.open(folder.resolve("data"), EngineParameters.defaults().withIndexThreads(0));
  }

  private static List<Point> points(int count) {
    float[][] rows = POPULATION.sample(count, 1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      points.add(new Point(PointId.of(i), rows[i], Payload.of(Map.of("size", i % 4))));
    }
    return points;
  }

  private CommandRun proof(String collection, String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of("proof", "--data", folder + "/data", "--collection", collection),
                Stream.of(more))
            .toList();
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Map<String, Object> json(CommandRun run) {
    assertThat(run.out().strip()).as(run.err()).hasLineCount(1);
    return Payload.fromJson(run.out().strip().getBytes(UTF_8)).fields();
  }

  @Test
  void aProofSaysWhatWasFoundWhereAndUnderWhichFilters() throws IOException {
    CommandRun run =
        proof(
            "shop",
            "--draw",
            "60",
            "--filter",
            "{\"must\":[{\"key\":\"size\",\"match\":{\"value\":3}}]}");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("proof of 1,000 vectors of dimension 16, measured ")
        .contains("  recall    1.0000 at 10 against exact search (95 % interval 0.9404 to 1.0000,")
        .contains(", 60 drawn queries)")
        .containsPattern("    drawn +1\\.0000 ")
        .containsPattern("    a filter of 10 % near the query +100 ")
        .containsPattern("    the given filter +250 +1\\.0000 +0\\.9404 to 1\\.0000 +60  exact")
        .endsWith("  contract  recall 0.95, k 10, kept\n");
    assertThat(folder.resolve("data/collections/shop/proof.json")).doesNotExist();
  }

  @Test
  void jsonHasTheNamesOfTheDocumentation() throws IOException {
    CommandRun run = proof("shop", "--draw", "20", "--json");
    String documented = Files.readString(Path.of("../docs/proof.md"));
    assertThat(json(run).keySet())
        .contains("collection", "hashes", "segments", "filterMatrix", "keepsContract")
        .allSatisfy(name -> assertThat(documented).contains("`" + name + "`"));
  }

  @Test
  void queriesOfAFileAreASourceOfTheirOwn() throws IOException {
    float[][] asked = POPULATION.sample(30, 2);
    Path queries = folder.resolve("asked.fvecs");
    ByteBuffer bytes =
        ByteBuffer.allocate(asked.length * (DIMENSION + 1) * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] query : asked) {
      bytes.putInt(DIMENSION);
      for (float value : query) {
        bytes.putFloat(value);
      }
    }
    Files.write(queries, bytes.array());
    CommandRun run = proof("shop", "--queries", queries.toString(), "--limit", "25");
    assertThat(run.out()).contains(", 25 given queries)");
    CommandRun both = proof("shop", "--queries", queries.toString(), "--draw", "20");
    assertThat(both.out()).contains(", 50 given and drawn queries)");
  }

  @Test
  void aContractThatIsNotKeptIsAnExitCode() {
    CommandRun run = proof("slow", "--draw", "20");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("NOT kept\n")
        .containsPattern("            p99 [0-9.]+ ms, at most 0.001 ms asked\n$");
  }

  @Test
  void aReplayAgreesUntilSomethingChanges() throws IOException {
    assertThat(proof("shop", "--draw", "40", "--out", file("proof.json")).code()).isZero();
    CommandRun same = proof("shop", "--replay", file("proof.json"));
    assertThat(same.code()).as(same.out() + same.err()).isZero();
    assertThat(same.out())
        .contains("  data      as then\n", "  index     as then\n", "  queries   as then\n")
        .contains("  expected  the same recall to the last bit, in every part\n")
        .contains("  replay    agrees\n");
    try (Engine engine = open()) {
      engine
          .collection("shop")
          .upsert(List.of(new Point(PointId.of(7), new float[DIMENSION], Payload.empty())));
    }
    CommandRun changed = proof("shop", "--replay", file("proof.json"), "--json");
    assertThat(changed.code()).isZero();
    assertThat(json(changed).get("same"))
        .isInstanceOfSatisfying(
            Map.class, hashes -> assertThat(hashes.get("data")).isEqualTo(false));
    assertThat(json(changed)).containsEntry("agrees", true);
  }

  @Test
  void changedFilesAreRefused() throws IOException {
    assertThat(proof("shop", "--draw", "40", "--out", file("proof.json")).code()).isZero();
    String text = Files.readString(folder.resolve("proof.json"));
    Files.writeString(
        folder.resolve("proof.json"), text.replace("\"value\":1.0", "\"value\":0.97"));
    CommandRun run = proof("shop", "--replay", file("proof.json"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the file was changed");
  }

  @Test
  void aKeptProofIsTheNewest() {
    assertThat(proof("shop", "--draw", "40", "--keep").code()).isZero();
    try (Engine engine = open()) {
      assertThat(engine.collection("shop").proof().orElseThrow().recall().queries()).isEqualTo(40);
    }
  }

  @Test
  void wrongInputIsOneLine() {
    assertThat(proof("none").err()).contains("none");
    assertThat(proof("none").code()).isEqualTo(2);
    assertThat(proof("empty").err()).contains("no point has a vector");
    assertThat(proof("shop", "--filter", "{\"must\":7}").err()).contains("filter: ");
    assertThat(proof("shop", "--limit", "5").err()).contains("--limit is for --queries");
    assertThat(proof("shop", "--replay", file("none.json")).err()).contains("no such file");
    assertThat(proof("shop", "--replay", file("none.json"), "--seed", "2").err())
        .contains("leave out the options");
    try (Engine engine = open()) {
      assertThat(engine.collections()).hasSize(3);
      CommandRun run = proof("shop");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains("another engine has this data directory open")
          .contains("GET /collections/NAME/proof");
    }
  }
}
