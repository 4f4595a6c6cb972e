package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.eval.dataset.XvecsWriter;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code akin plan} on this machine. */
final class PlanCommandTest {
  private static final int INFEASIBLE = 3;

  @TempDir Path folder;

  /** A command line in which {@code @} stands for the test's folder. */
  private CommandRun run(String line) {
    return CommandRun.of(
        Arrays.stream(line.strip().split("\\s+", -1))
            .map(word -> word.replace("@", folder.toString()))
            .toArray(String[]::new));
  }

  @Test
  void smallSetsAreScanned() {
    CommandRun run = run("plan --vectors 1000 --dimension 16 --metric l2 --max-machines 0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("plan for 1,000 × 16 (l2, float32), recall@10 ≥ 0.95\n")
        .contains(
            "Flat (exact scan)", "on                  this machine", "considered", "assumptions");
  }

  @Test
  void whatCannotBeIsRefusedWithWhatCould() {
    String line =
        "plan --vectors 1000000 --dimension 128 --metric l2 --recall 0.95 --p99-ms 0.00001"
            + " --memory-gib 4 --max-machines 0";
    CommandRun run = run(line);
    assertThat(run.code()).as(run.err()).isEqualTo(INFEASIBLE);
    assertThat(run.out())
        .contains("Nothing is expected to keep this contract.", "– p99 ", "instead of 1.0e-05 ms");
    CommandRun asJson = run(line + " --json");
    assertThat(asJson.code()).isEqualTo(INFEASIBLE);
    JsonNode json = new ObjectMapper().readTree(asJson.out());
    assertThat(json.get("feasible").asBoolean()).isFalse();
    assertThat(json.has("chosen")).isFalse();
    JsonNode relaxed = json.get("relaxations").get(0);
    assertThat(relaxed.get("bound").asString()).isEqualTo("p99");
    double p99Millis = relaxed.get("contract").get("p99Millis").asDouble();
    CommandRun again = run(line.replace("0.00001", String.valueOf(2 * p99Millis)));
    assertThat(again.code()).as(again.out()).isZero();
  }

  @Test
  void onesOwnVectorsAreMeasured() throws IOException {
    float[][] rows = VectorDistribution.clustered(24, 30, 3).sample(3_000, 1);
    try (XvecsWriter writer = XvecsWriter.create(folder.resolve("base.fvecs"))) {
      for (float[] row : rows) {
        writer.add(row);
      }
      writer.commit();
    }
    CommandRun run = run("plan --base @/base.fvecs --metric cosine --preset search --json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("need").get("vectors").asLong()).isEqualTo(3_000);
    assertThat(json.get("need").get("dimension").asInt()).isEqualTo(24);
    assertThat(json.get("need").get("contract").get("recall").asDouble()).isEqualTo(0.99);
    assertThat(json.get("assumptions").get(0).asString())
        .contains("measured on 675 and 2,700 rows of base.fvecs with 300 held-out queries");
  }

  @Test
  void pricesCanBeEdited() throws IOException {
    CommandRun printed = run("plan --print-prices");
    assertThat(printed.code()).isZero();
    Files.writeString(folder.resolve("p.json"), printed.out().replace("USD", "EUR"));
    CommandRun run = run("plan --vectors 1000 --dimension 16 --prices @/p.json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("EUR a month");
  }

  @Test
  void recallCountsBeforeThatOfAPreset() {
    CommandRun run =
        run("plan --vectors 10 --dimension 4 --preset exact --recall 0.9 --max-machines 0 --json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("need").get("contract").get("recall").asDouble()).isEqualTo(0.9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan | give --vectors and --dimension, or --base FILE",
        "plan --vectors 0 --dimension 4 | vectors 0, at least 1 needed",
        "plan --vectors 10 --dimension 0 | dimension 0, at least 1 needed",
        "plan --vectors 10 --dimension 4 --recall 1.5 | recall 1.5, must be in (0, 1]",
        "plan --vectors 10 --dimension 4 --preset quick | recommendation (0.95), search (0.99)",
        "plan --vectors 10 --dimension 4 --metric foo | foo",
        "plan --vectors 10 --dimension 4 --memory-gib -1 | --memory-gib -1.0: must be positive",
        "plan --vectors 10 --dimension 4 --selectivity 0 | selectivity 0.0, must be in (0, 1]",
        "plan --vectors 10 --dimension 4 --prices @/none.json | no such file; see akin plan --print-prices",
        "plan --vectors 10 --dimension 4 --max-machines -1 | at most -1 machines",
        "plan --base @/none.fvecs --metric l2 | none.fvecs",
      })
  void wrongInputIsNamed(String line, String message) {
    CommandRun run = run(line);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines()).hasSize(1);
  }
}
