package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.eval.dataset.XvecsWriter;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code akin eval} and {@code akin index} from files to files. */
final class EvalCommandTest {
  private static final VectorDistribution DATA = VectorDistribution.clustered(16, 8, 4);
  private static final float[][] BASE = DATA.sample(1500, 1);
  private static final float[][] QUERIES = DATA.sample(40, 2);

  @TempDir Path folder;

  @BeforeEach
  void writeVectors() throws IOException {
    write("base.fvecs", BASE);
    write("queries.fvecs", QUERIES);
    write("other.fvecs", VectorDistribution.uniform(8).sample(3, 1));
  }

  private void write(String name, float[][] rows) throws IOException {
    try (XvecsWriter writer = XvecsWriter.create(folder.resolve(name))) {
      for (float[] row : rows) {
        writer.add(row);
      }
      writer.commit();
    }
  }

  /** A command line in which {@code @} stands for the test's folder. */
  private CommandRun run(String line) {
    return CommandRun.of(
        Arrays.stream(line.strip().split("\\s+", -1))
            .map(word -> word.replace("@", folder.toString()))
            .toArray(String[]::new));
  }

  private CommandRun eval(String more) {
    return run(
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l2 --rounds 1 --warm-up 0"
            + " --no-resident "
            + more);
  }

  private static JsonNode json(String text) {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void measuresASweepAndWritesTableAndJson() throws IOException {
    CommandRun run =
        eval("--index HNSW16 --sweep efSearch=10,100 --json @/out.json --markdown @/out.md");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out()).contains("recall@10").contains("HNSW16  efSearch=100");
    JsonNode array = json(Files.readString(folder.resolve("out.json")));
    assertThat(array.size()).isEqualTo(2);
    assertThat(array.get(0).get("index").asString()).isEqualTo("HNSW16");
    assertThat(array.get(0).get("parameters").get("efSearch").asInt()).isEqualTo(10);
    assertThat(array.get(1).get("recall").asDouble()).isGreaterThan(0.98);
    assertThat(array.get(0).get("k").asInt()).isEqualTo(10);
    for (String figure :
        new String[] {
          "queriesPerSecond",
          "p50Micros",
          "p99Micros",
          "buildSeconds",
          "bytesInMemory",
          "bytesOnDisk"
        }) {
      assertThat(array.get(0).get(figure).asDouble()).as(figure).isPositive();
    }
    assertThat(folder.resolve("out.md")).content().startsWith("| index | knobs |");
  }

  @Test
  void jsonAloneIsPrintedIfAsked() {
    CommandRun run = eval("--index Flat --k 5 --json - --recall-at 1,20");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode array = json(run.out());
    assertThat(array.get(0).get("recall").asDouble()).isEqualTo(1);
    assertThat(array.get(0).get("recall20").asDouble()).isEqualTo(1);
    assertThat(array.get(0).get("k").asInt()).isEqualTo(5);
    assertThat(array.get(0).get("parameters").isEmpty()).isTrue();
  }

  @Test
  void queriesCanBeOfferedAtARate() {
    CommandRun run = eval("--index Flat --rate 200 --json -");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode measured = json(run.out()).get(0);
    assertThat(measured.get("offeredPerSecond").asDouble()).isEqualTo(200);
    assertThat(run.err().contains("did not hold the rate"))
        .isNotEqualTo(measured.get("rateHeld").asBoolean());
    CommandRun wrong = eval("--index Flat --rate 0");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("rate 0.0, must be above 0");
  }

  @Test
  void answersAreJudgedByLabelsOrGrades() throws IOException {
    Files.write(folder.resolve("b.txt"), Collections.nCopies(1500, "shirt"));
    Files.write(folder.resolve("q.txt"), Collections.nCopies(40, "shirt"));
    CommandRun labels = eval("--index Flat --labels @/b.txt --query-labels @/q.txt --json -");
    assertThat(labels.code()).as(labels.err()).isZero();
    JsonNode measured = json(labels.out()).get(0);
    assertThat(measured.get("judged").get("precision").asDouble()).isEqualTo(1);
    assertThat(measured.get("judgedLoss").get("mean").asDouble()).isZero();
    assertThat(measured.get("neighbors").get("ndcg").asDouble()).isEqualTo(1);
    assertThat(measured.get("recallLow").asDouble()).isBetween(0.8, 0.999);
    assertThat(measured.get("recallWorstDecile").asDouble()).isEqualTo(1);

    int nearest = ExactOracle.l2(BASE).ordinals(QUERIES[3], 2)[1];
    Files.writeString(folder.resolve("qrels"), "3 0 " + nearest + " 2\n");
    CommandRun grades = eval("--index Flat --qrels @/qrels --json -");
    assertThat(grades.code()).as(grades.err()).isZero();
    JsonNode graded = json(grades.out()).get(0);
    assertThat(graded.get("judged").get("mrr").asDouble()).as("at rank 2").isEqualTo(0.5);
    assertThat(graded.get("judgedLoss").get("queries").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dot", "cosine"})
  void everyMetricIsMeasured(String metric) {
    CommandRun run =
        run(
            "eval --base @/base.fvecs --queries @/queries.fvecs --rounds 1 --warm-up 0 --threads 2"
                + " --no-resident --index Flat --json - --metric "
                + metric);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(json(run.out()).get(0).get("recall").asDouble()).isEqualTo(1);
    assertThat(json(run.out()).get(0).get("threads").asInt()).isEqualTo(2);
  }

  @Test
  void severalIndexesAreMeasuredWithTheKnobsTheyKnow() {
    CommandRun run =
        eval("--index Flat --index HNSW16 --sweep efSearch=20,40 --index-cache @/built");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(4);
    assertThat(run.err()).contains("note: Flat is measured without efSearch");
    assertThat(folder.resolve("built")).isDirectoryContaining(f -> f.toString().endsWith(".akn"));
  }

  @Test
  void anIndexThatIsRefusedDoesNotCostTheOthers() throws IOException {
    CommandRun run = eval("--index Flat --index Flt --index HNSW16 --json @/out.jsonl");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("note: Flt is left out: ").contains("--index Flt was left out");
    assertThat(run.out().lines()).hasSize(3);
    List<String> lines = Files.readAllLines(folder.resolve("out.jsonl"));
    assertThat(lines).hasSize(2);
    assertThat(json(lines.getLast()).get("index").asString()).isEqualTo("HNSW16");
  }

  @Test
  void theExactNeighborsAreKeptBesideTheBase() throws IOException {
    assertThat(eval("--index Flat").code()).isZero();
    Path kept;
    try (Stream<Path> files = Files.list(folder.resolve("base.fvecs.truth"))) {
      kept = files.findFirst().orElseThrow();
    }
    Files.setLastModifiedTime(kept, FileTime.fromMillis(1));
    assertThat(eval("--index Flat").code()).isZero();
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(FileTime.fromMillis(1));
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    CommandRun damaged = eval("--index Flat --json -");
    assertThat(damaged.err())
        .contains("note: exact neighbors are computed anew")
        .contains("checksum");
    assertThat(json(damaged.out()).get(0).get("recall").asDouble()).isEqualTo(1);
  }

  @Test
  void buildsSearchesAndVerifiesAnIndexFile() throws IOException {
    CommandRun built =
        run("index build --base @/base.fvecs --metric l2 --index HNSW16 --out @/base.akn");
    assertThat(built.code()).as(built.err()).isZero();
    assertThat(built.out()).contains("HNSW16 over 1,500 vectors of dimension 16 (l2)");
    CommandRun searched =
        run(
            "index search --index @/base.akn --queries @/queries.fvecs --k 7 --set efSearch=400"
                + " --out @/found.ivecs");
    assertThat(searched.code()).as(searched.err()).isZero();
    assertThat(searched.out()).contains("7 neighbors of 40 queries").contains("queries/s");
    ByteBuffer found =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("found.ivecs")))
            .order(ByteOrder.LITTLE_ENDIAN);
    ExactOracle oracle = ExactOracle.l2(BASE);
    for (float[] query : QUERIES) {
      assertThat(found.getInt()).isEqualTo(7);
      for (int ordinal : oracle.ordinals(query, 7)) {
        assertThat(found.getInt()).isEqualTo(ordinal);
      }
    }
    CommandRun verified = run("index verify --index @/base.akn");
    assertThat(verified.code()).isZero();
    assertThat(verified.out()).contains("VECTORS").contains("all checksums right");
  }

  @Test
  void damageIsNamedByFileSectionAndOffset() throws IOException {
    run("index build --base @/base.fvecs --metric l2 --index Flat --out @/base.akn");
    Path file = folder.resolve("base.akn");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1000] ^= 4;
    Files.write(file, bytes);
    CommandRun run = run("index verify --index @/base.akn");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(file + ": section VECTORS at ").contains("checksum");
    assertThat(run.err().lines().filter(line -> line.startsWith("akin"))).hasSize(1);
  }

  @Test
  void neighborsThatDoNotExistArePaddedAndSaid() throws IOException {
    run("index build --base @/base.fvecs --limit 3 --metric l2 --index Flat --out @/small.akn");
    CommandRun run =
        run("index search --index @/small.akn --queries @/queries.fvecs --k 5 --out @/f.ivecs");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("80 neighbors were not found; -1 stands there");
    ByteBuffer found =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("f.ivecs")))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(found.getInt(4 * 4)).isEqualTo(-1);
    assertThat(found.getInt(5 * 4)).isEqualTo(-1);
    assertThat(found.getInt(3 * 4)).isBetween(0, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eval --base @/none.fvecs --queries @/queries.fvecs --metric l2 --index Flat | none.fvecs: no such file",
        "eval --base @/base.fvecs --queries @/other.fvecs --metric l2 --index Flat   | queries of dimension 8, the base has 16",
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l3 --index Flat | use l2, dot, cosine or l1",
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l2 --index Flt  | \"Flt\"",
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l2 --index Flat --sweep nprobe=1 | nprobe",
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l2 --index Flat --sweep nprobe   | write NAME=V1",
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l2 --index Flat --k 0            | k 0",
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l2 --index Flat --limit 0        | limit of 0",
        "eval --base @/base.fvecs --queries @/queries.fvecs --metric l2 | --index",
        "index build --base @/base.fvecs --metric l2 --index Flat --out @/no/x.akn    | there is no folder",
        "index build --base @/base.fvecs --metric l2 --index Flt --out @/x.akn        | \"Flt\"",
        "index search --index @/none.akn --queries @/queries.fvecs --out @/x.ivecs    | no such file; akin index build",
        "index search --index @/none.akn --queries @/queries.fvecs --out @/x.txt      | written as .ivecs",
        "index verify --index @/none.akn | no such file",
        "index | a command is missing: build, search or verify",
      })
  void wrongInputIsOneLineThatSaysWhat(String line, String message) {
    CommandRun run = run(line);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aKnobThatTheIndexFileDoesNotKnowIsRefused() {
    run("index build --base @/base.fvecs --metric l2 --index Flat --out @/base.akn");
    String search = "index search --index @/base.akn --queries @/queries.fvecs --out @/f.ivecs";
    assertThat(run(search + " --set efSearch=3").code()).isEqualTo(2);
    assertThat(folder.resolve("f.ivecs")).doesNotExist();
    assertThat(run(search + " --set k_factor=3,4").err()).contains("one value per knob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eval --help", "index build --help", "index search --help"})
  void helpListsTheFormats(String line) {
    CommandRun run = run(line);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(".fvecs")
        .contains(".npy")
        .contains(".parquet")
        .contains("Examples:");
  }
}
