package dev.akin.eval.compare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.engine.capacity.PriceTable;
import dev.akin.eval.compare.CompareParameters;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.Family;
import dev.akin.eval.compare.LeftOut;
import dev.akin.eval.compare.Measurements;
import dev.akin.eval.measure.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class ReportFilesTest {
  private static final Measurement FLAT = Measurements.of("Flat", Map.of(), 1, 100);
  private static final Measurement FAST =
      Measurements.of("HNSW32", Map.of("efSearch", 16), 0.92, 10_000);
  private static final Measurement BETTER =
      Measurements.sized(Measurements.of("HNSW32", Map.of("efSearch", 64), 0.98, 5_000), 10 << 20);
  private static final Measurement BEATEN =
      Measurements.sized(Measurements.of("IVF1024,SQ8", Map.of("nprobe", 8), 0.91, 4_000), 3 << 20);

  private static final Occasion OCCASION =
      new Occasion(
          "base<1>.fvecs",
          "queries.fvecs",
          Metric.L2,
          "akin compare --base base<1>.fvecs",
          PriceTable.example());

  @TempDir Path folder;

  private static ComparisonResult result(Measurement... measurements) {
    return new ComparisonResult(
        List.of(measurements),
        Map.of(
            "Flat",
            Family.FLAT,
            "HNSW32",
            Family.HNSW,
            "IVF1024,SQ8",
            Family.IVF_SQ8,
            "QG32",
            Family.QG),
        List.of(new LeftOut("SCANN1024,PQ196x4fs,RFlat", "no time")),
        new ComparisonResult.Effort(CompareParameters.defaults(), 90, true));
  }

  private String written(ComparisonResult result, String file) throws IOException {
    List<String> notes = new ArrayList<>();
    ReportFiles.write(folder, result, OCCASION, notes::add);
    assertThat(notes).isEmpty();
    return Files.readString(folder.resolve(file));
  }

  @Test
  void allFourFilesAreWrittenAndNothingElse() throws IOException {
    written(result(FLAT, FAST, BETTER, BEATEN), "report.html");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> "" + file.getFileName()))
          .containsExactlyInAnyOrder("report.html", "pareto.png", "results.json", "results.csv");
    }
  }

  @Test
  void stepsSayWhatIsGainedAndPaid() {
    StepWords words = StepWords.of(FAST, BETTER, result(FLAT, FAST, BETTER), OCCASION.prices());
    assertThat(words.title()).isEqualTo("HNSW32 at efSearch 16 → HNSW32 at efSearch 64");
    assertThat(words.gain())
        .contains("Recall@10 0.9200 → 0.9800", "60 more are found", "75 % of what was missed")
        .contains("0.4600 → 0.4900")
        .doesNotContain("chance");
    assertThat(words.price())
        .contains("2.0 times as long", "10,000 → 5,000 queries/s", "the same 10.0 MiB")
        .doesNotContain("built");
    assertThat(words.reason()).contains("efSearch 16 → 64", "keeps more candidates");
  }

  @Test
  void anotherIndexIsPaidInMemoryAndBuildingAsWell() {
    Measurement small = Measurements.sized(FAST, 4 << 20);
    StepWords words = StepWords.of(small, FLAT, result(small, FLAT), OCCASION.prices());
    assertThat(words.price())
        .contains("10.0 MiB of memory, 6.0 MiB more than 4.0 MiB", "built in 12.5 s");
    assertThat(words.reason()).startsWith("Another index. With HNSW a graph is walked");
  }

  @Test
  void knobsThatAreSetOrNoLongerSetAreNamed() {
    Measurement narrow = Measurements.of("IVF1024,SQ8", Map.of("nprobe", 8), 0.9, 900);
    Measurement wide =
        Measurements.of("IVF1024,SQ8", Map.of("nprobe", 4, "k_factor", 30), 0.95, 800);
    assertThat(StepWords.of(narrow, wide, result(narrow, wide), OCCASION.prices()).reason())
        .isEqualTo(
            "The same index: k_factor by default → 30; nprobe 8 → 4, which saves a part of that.");
  }

  @Test
  void aGainWithinTheIntervalsMayBeChance() {
    Measurement hardly = Measurements.of("HNSW32", Map.of("efSearch", 17), 0.921, 9_000);
    assertThat(StepWords.of(FAST, hardly, result(FAST, hardly), OCCASION.prices()).gain())
        .contains("it may be chance");
  }

  @Test
  void theSummaryNamesTheFastestAndTheSmallest() {
    List<String> sentences = Summary.of(result(FLAT, FAST, BETTER, BEATEN));
    assertThat(sentences.getFirst())
        .startsWith("Recall 0.9: HNSW32 at efSearch 16 answers 10,000 queries/s from 10.0 MiB, 100")
        .contains("the least memory has IVF1024,SQ8 at nprobe 8 with 3.0 MiB");
    assertThat(sentences.get(1)).startsWith("Recall 0.95: HNSW32 at efSearch 64");
    assertThat(Summary.of(result(FAST)))
        .hasSize(2)
        .contains("Recall 0.95 and 0.99 and 0.999 is kept by nothing that was measured.");
    assertThat(Summary.of(result(FLAT)))
        .singleElement()
        .asString()
        .startsWith("Recall 0.9 and 0.95 and 0.99 and 0.999: Flat answers 100 queries/s")
        .doesNotContain("times as many");
  }

  @Test
  void theKneeIsWhereHalfOfTheMissesCostsMoreThanTwiceTheTime() {
    Measurement bargain = Measurements.of("HNSW32", Map.of("efSearch", 32), 0.96, 8_000);
    Measurement dear = Measurements.of("HNSW32", Map.of("efSearch", 256), 0.98, 1_000);
    FrontSteps steps = FrontSteps.of(result(FAST, bargain, dear).front());
    assertThat(steps.points()).containsExactly(FAST, bargain, dear);
    assertThat(steps.knee()).contains(bargain);
    assertThat(FrontSteps.of(result(FAST, bargain).front()).knee()).isEmpty();
  }

  @Test
  void pointsThatHardlyDifferAreNoSteps() {
    Measurement near = Measurements.of("HNSW32", Map.of("efSearch", 17), 0.925, 9_900);
    FrontSteps steps = FrontSteps.of(result(FAST, near, BETTER).front());
    assertThat(steps.points()).containsExactly(FAST, BETTER);
  }

  @Test
  void recallStopsPayingWhereExactSearchIsNotMeasurablyBetter() throws IOException {
    Measurement low = Measurements.judged("QG32", 16, 0.8, 20_000, 0.05);
    Measurement enough = Measurements.judged("QG32", 32, 0.95, 10_000, 0.001);
    Measurement more = Measurements.judged("QG32", 128, 0.999, 2_000, 0.0);
    ComparisonResult result = result(low, enough, more);
    assertThat(new JudgedWords(result).enough()).contains(enough);
    assertThat(String.join(" ", new JudgedWords(result).sentences()))
        .contains("precision@10 0.8500", "From recall 0.9500 on", "takes 5.0 times as long");
    assertThat(written(result, "report.html"))
        .contains("Where more recall stops paying", "exact search: 0.8500");
    assertThat(new JudgedWords(result(low)).enough()).isEmpty();
    assertThat(new JudgedWords(result(low)).sentences().get(1)).contains("more recall still pays");
  }

  @Test
  void settingsAreComparedByWhatTheyLoseNotByTheQueriesThatJudgedThem() {
    Measurement all = Measurements.judged("QG32", 32, 0.95, 10_000, 0.001);
    Measurement few = Measurements.judgedBy(100, Measurements.judged("Flat", 1, 1, 10, 0), 0.7);
    ComparisonResult result = result(few, all);
    assertThat(result.judged(few)).contains(Measurements.EXACT);
    assertThat(result.judged(all).orElseThrow()).isCloseTo(0.849, within(1e-9));
  }

  @Test
  void jsonHasEveryMeasurementWithFrontAndCost() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(written(result(FLAT, FAST, BETTER, BEATEN), "results.json"));
    assertThat(json.get("measurements").size()).isEqualTo(4);
    JsonNode beaten = json.get("measurements").get(3);
    assertThat(beaten.get("onFront").asBoolean()).isFalse();
    assertThat(beaten.get("family").asString()).isEqualTo("IVF-SQ8");
    assertThat(beaten.get("residentHeapBytes").asLong()).isEqualTo(1_024);
    assertThat(beaten.get("costPerMillion").asDouble()).isPositive();
    assertThat(beaten.get("recallLow").asDouble()).isEqualTo(0.908);
    assertThat(json.get("measurements").get(1).get("onFront").asBoolean()).isTrue();
    assertThat(json.get("steps").size()).isEqualTo(2);
    assertThat(json.get("floors").get(1).get("fastest").get("parameters").get("efSearch").asInt())
        .isEqualTo(64);
    assertThat(json.get("leftOut").get(0).get("reason").asString()).isEqualTo("no time");
    assertThat(json.get("method").get("command").asString()).startsWith("akin compare");
  }

  @Test
  void whatIsLeftOutForTheSameReasonSharesASentence() {
    List<LeftOut> leftOut =
        List.of(new LeftOut("QG32", "no time"), new LeftOut("PQ4", "l1"), new LeftOut("SQ8", "l1"));
    assertThat(LeftOutWords.of(leftOut)).containsExactly("QG32 – no time.", "PQ4; SQ8 – l1.");
  }

  @Test
  void csvHasALineForEachAndQuotesCommas() throws IOException {
    List<String> lines = written(result(FLAT, BEATEN), "results.csv").lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("family,index,knobs,onFront,recall,recallLow");
    assertThat(lines.get(2)).startsWith("IVF-SQ8,\"IVF1024,SQ8\",nprobe=8,true,0.910000");
    long columns = lines.getFirst().chars().filter(c -> c == ',').count();
    assertThat(lines.get(1).chars().filter(c -> c == ',').count()).isEqualTo(columns);
  }

  @Test
  void thePageIsCompleteAndEscaped() throws IOException {
    String page = written(result(FLAT, FAST, BETTER, BEATEN), "report.html");
    assertThat(page)
        .contains("base&lt;1&gt;.fvecs", "prefers-color-scheme:dark", "<svg", "SCANN1024")
        .contains("Along the front", "Method", "BCa bootstrap")
        .doesNotContain("base<1>", "<script", "Where more recall stops paying");
    for (String element : List.of("ul", "dl", "table", "div", "svg", "p", "h2")) {
      assertThat(page.split("<" + element + "[ >]", -1))
          .as(element)
          .hasSameSizeAs(page.split("</" + element + ">", -1));
    }
  }
}
