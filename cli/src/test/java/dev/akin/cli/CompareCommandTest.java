package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.eval.dataset.XvecsWriter;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code akin compare} from files to files. */
final class CompareCommandTest {
  private static final VectorDistribution DATA = VectorDistribution.clustered(16, 8, 4);

  /** Under l1 there are few candidates, which keeps the test short. */
  private static final String COMPARE =
      "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --budget-minutes 0.1 --out"
          + " @/out ";

  @TempDir Path folder;

  @BeforeEach
  void writeVectors() throws IOException {
    write("base.fvecs", DATA.sample(600, 1));
    write("queries.fvecs", DATA.sample(20, 2));
    write("other.fvecs", VectorDistribution.uniform(8).sample(3, 1));
    labels("base.txt", 600);
    labels("queries.txt", 20);
    Files.writeString(folder.resolve("file"), "");
  }

  private void write(String name, float[][] rows) throws IOException {
    try (XvecsWriter writer = XvecsWriter.create(folder.resolve(name))) {
      for (float[] row : rows) {
        writer.add(row);
      }
      writer.commit();
    }
  }

  private void labels(String name, int count) throws IOException {
    List<String> labels = Collections.nCopies(count, "shirt");
    Files.write(folder.resolve(name), labels);
  }

  private CommandRun run(String line) {
    return CommandRun.of(
        Arrays.stream(line.strip().split("\\s+", -1))
            .map(word -> word.replace("@", folder.toString()))
            .toArray(String[]::new));
  }

  @Test
  void comparesReportsAndGoesOn() throws IOException {
    CommandRun first = run(COMPARE + "--labels @/base.txt --query-labels @/queries.txt");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .startsWith("Recall 0.9")
        .contains(
            "left out: ",
            "QG32; RaBitQ,RFlat; ",
            "inner product, which metric l1",
            "read on in ",
            "report.html");
    for (String file : List.of("report.html", "pareto.png", "results.json", "results.csv")) {
      assertThat(folder.resolve("out").resolve(file)).isNotEmptyFile();
    }
    JsonNode json =
        new ObjectMapper().readTree(Files.readString(folder.resolve("out/results.json")));
    JsonNode measurement = json.get("measurements").get(0);
    assertThat(measurement.get("judged").get("precision").asDouble()).isEqualTo(1);
    assertThat(json.get("method").get("command").asString()).startsWith("akin compare --base ");

    CommandRun second = run(COMPARE + "--labels @/base.txt --query-labels @/queries.txt --json");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.err()).contains("note: going on from ");
    JsonNode printed = new ObjectMapper().readTree(second.out());
    assertThat(printed.get("measurements").asInt())
        .isGreaterThanOrEqualTo(json.get("measurements").size());
    assertThat(printed.get("report").asString()).endsWith("report.html");

    CommandRun otherK = run(COMPARE + "--k 3");
    assertThat(otherK.code()).isEqualTo(2);
    assertThat(otherK.err()).contains("k 3 instead of 10", "judgments none instead of labels");
    assertThat(run(COMPARE + "--k 3 --restart").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare --base @/none.fvecs --queries @/queries.fvecs --metric l1 --out @/o | none.fvecs: no such file",
        "compare --base @/base.fvecs --queries @/other.fvecs --metric l1 --out @/o   | queries of dimension 8, the base has 16",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l3 --out @/o | use l2, dot, cosine or l1",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --out @/file | file: is no folder",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1           | --out",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --out @/o --k 0 | k 0",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --out @/o --budget-minutes 0 | a budget of PT0S",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --out @/o --prices @/none | none: no such file",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --out @/o --labels @/base.txt | --query-labels: give both",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --out @/o --labels @/queries.txt --query-labels @/queries.txt | 20 labels or ids, there are 600 rows",
        "compare --base @/base.fvecs --queries @/queries.fvecs --metric l1 --out @/o --qrels @/base.txt | line 1 is \"shirt\"",
      })
  void wrongInputIsOneLineThatSaysWhat(String line, String message) {
    CommandRun run = run(line);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines().filter(each -> each.startsWith("akin"))).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void helpHasExamplesAndFormats() {
    CommandRun run = run("compare --help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Examples:", "--budget-minutes", ".fvecs", "--labels");
  }
}
