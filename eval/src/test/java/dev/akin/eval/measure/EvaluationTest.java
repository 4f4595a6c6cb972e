package dev.akin.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.Progress;
import dev.akin.eval.relevance.JudgedQuality;
import dev.akin.eval.relevance.LabelJudgments;
import dev.akin.eval.relevance.RankMeasure;
import dev.akin.eval.relevance.RankQuality;
import dev.akin.eval.report.JsonReport;
import dev.akin.eval.report.TableReport;
import dev.akin.eval.truth.ExactTruth;
import dev.akin.eval.truth.TruthRequest;
import dev.akin.eval.truth.TruthStore;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EvaluationTest {
  private static final Sweep NO_SWEEP = Sweep.parse(List.of());
  private static final MeasureParameters QUICK =
      MeasureParameters.defaults().withRounds(1).withWarmUp(Duration.ZERO);

  private static Workload workload;

  @BeforeAll
  static void draw(@TempDir Path folder) throws IOException {
    VectorDistribution data = VectorDistribution.clustered(24, 10, 5);
    VectorSet base = VectorSet.copyOf(data.sample(2000, 1));
    VectorSet queries = VectorSet.copyOf(data.sample(60, 2));
    TruthRequest request = new TruthRequest(base, queries, Metric.L2, 100);
    TruthStore store = TruthStore.beside(folder.resolve("base"));
    workload = Workload.of(request, store.find(request, Progress.none()).truth());
  }

  private static Evaluation evaluation(IndexStore store, MeasureParameters parameters) {
    return new Evaluation(workload, parameters, store, Progress.none());
  }

  @Test
  void theExactIndexHasRecallOneAndComparesEveryRow() throws IOException {
    try (IndexStore store = IndexStore.temporary()) {
      Measurement flat =
          evaluation(store, QUICK)
              .withRecallAt(new TreeSet<>(Set.of(1, 100)))
              .measure("Flat", NO_SWEEP)
              .getFirst();
      assertThat(flat.quality().recall()).isEqualTo(1);
      assertThat(flat.quality().recallAt()).containsExactly(Map.entry(1, 1.0), Map.entry(100, 1.0));
      assertThat(flat.quality().work().distances()).isEqualTo(2000);
      assertThat(flat.index().footprint().bytesInMemory()).isEqualTo(2000 * 128);
      assertThat(flat.index().bytesPerVector()).isEqualTo(128);
      assertThat(flat.index().footprint().bytesOnDisk()).isGreaterThan(2000 * 128);
      assertThat(flat.speed().queriesPerSecond()).isPositive();
      Latencies latencies = flat.speed().latencies();
      assertThat(latencies.p90()).isBetween(latencies.p50(), latencies.p99());
      assertThat(latencies.p999()).isGreaterThanOrEqualTo(latencies.p99());
      RecallSpread spread = flat.quality().spread();
      assertThat(spread.mean().queries()).isEqualTo(60);
      assertThat(spread.mean().low()).isLessThan(1);
      assertThat(spread.worstDecile()).isEqualTo(1);
      RankQuality neighbors = flat.quality().ranks().neighbors();
      assertThat(neighbors.means().values()).containsOnly(1.0);
      assertThat(flat.quality().ranks().judged()).isEmpty();
    }
  }

  @Test
  void underAnOfferedLoadTheRateIsReported() throws IOException {
    try (IndexStore store = IndexStore.temporary()) {
      List<Measurement> measured =
          evaluation(store, QUICK.withThreads(2)).withRate(300).measure("Flat", NO_SWEEP);
      Speed speed = measured.getFirst().speed();
      assertThat(speed.offeredPerSecond()).hasValue(300);
      assertThat(speed.queriesPerSecond()).isPositive();
      assertThat(TableReport.text(measured)).contains("offered/s");
      JsonNode json = new ObjectMapper().readTree(JsonReport.line(measured.getFirst()));
      assertThat(json.get("offeredPerSecond").asDouble()).isEqualTo(300);
      assertThat(json.get("rateHeld").asBoolean()).isEqualTo(speed.holdsRate());
      for (double wrong : new double[] {0, -1, 1e7, Double.NaN}) {
        assertThatThrownBy(() -> evaluation(store, QUICK).withRate(wrong))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("rate " + wrong + ", must be above 0 and at most 1,000,000 queries/s");
      }
    }
  }

  @Test
  void answersAreJudgedBesideExactOnes() throws IOException {
    List<String> labels = IntStream.range(0, 2000).mapToObj(row -> "" + row % 3).toList();
    List<String> asked = IntStream.range(0, 60).mapToObj(query -> "" + query % 3).toList();
    Workload judgedWorkload = workload.withJudgments(LabelJudgments.of(labels, asked));
    try (IndexStore store = IndexStore.temporary()) {
      List<Measurement> measurements =
          new Evaluation(judgedWorkload, QUICK, store, Progress.none())
              .measure("IVF32,Flat", Sweep.parse(List.of("nprobe=1,32")));
      JudgedQuality all = measurements.getLast().quality().ranks().judged().orElseThrow();
      assertThat(all.answers()).isEqualTo(all.exact());
      assertThat(all.loss().mean()).isZero();
      assertThat(all.answers().queries()).isEqualTo(60);
      assertThat(all.value()).as("a third of all rows has a query's label").isBetween(0.2, 0.5);
      JudgedQuality few = measurements.getFirst().quality().ranks().judged().orElseThrow();
      assertThat(few.exact()).isEqualTo(all.exact());
      assertThat(few.loss().mean())
          .isCloseTo(few.exact().mean(RankMeasure.PRECISION) - few.value(), within(1e-9));
    }
    assertThatThrownBy(() -> workload.withJudgments(LabelJudgments.of(labels, List.of("0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels of 1 queries, there are 60");
  }

  @Test
  void slowSearchesAreJudgedByTheQueriesOfTheirTime() throws IOException {
    List<float[]> many = new ArrayList<>();
    VectorSet base = workload.vectors().base();
    for (int i = 0; i < 500; i++) {
      float[] row = new float[base.dimension()];
      base.copyTo(i, row);
      many.add(row);
    }
    TruthRequest request =
        new TruthRequest(base, VectorSet.copyOf(many.toArray(float[][]::new)), Metric.L2, 10);
    Workload large = Workload.of(request, new ExactTruth(request, Progress.none()).compute(2));
    try (IndexStore store = IndexStore.temporary()) {
      Measurement hurried =
          new Evaluation(large, QUICK, store, Progress.none())
              .withLimits(Duration.ZERO, Duration.ofMillis(1))
              .measure("Flat", NO_SWEEP)
              .getFirst();
      assertThat(hurried.quality().spread().mean().queries()).isEqualTo(100);
      assertThat(hurried.quality().recall()).isEqualTo(1);
      assertThat(hurried.quality().work().distances()).isEqualTo(2000);
    }
  }

  @Test
  void theStagesOfTheBuildAreShown() throws IOException {
    List<String> stages = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void begin(String stage, OptionalLong total) {
            stages.add(stage);
          }

          @Override
          public void advance(long done) {}

          @Override
          public void end() {}
        };
    try (IndexStore store = IndexStore.temporary()) {
      new Evaluation(workload, QUICK, store, progress).measure("IVF8,SQ8", NO_SWEEP);
    }
    assertThat(stages)
        .startsWith(
            "building IVF8,SQ8",
            "building IVF8,SQ8: k-means",
            "building IVF8,SQ8: assigning",
            "building IVF8,SQ8: encoding");
  }

  @Test
  void eachSettingIsMeasuredInTheSweepsOrder() throws IOException {
    try (IndexStore store = IndexStore.temporary()) {
      List<Measurement> measurements =
          evaluation(store, QUICK.withThreads(2))
              .measure("HNSW8", Sweep.parse(List.of("efSearch=10,20,200")));
      assertThat(measurements.stream().map(each -> each.setting().toString()))
          .containsExactly("efSearch=10", "efSearch=20", "efSearch=200");
      assertThat(measurements.getLast().quality().work().distances())
          .isGreaterThan(measurements.getFirst().quality().work().distances());
      assertThat(measurements.getLast().quality().recall()).isGreaterThan(0.95);
    }
  }

  @Test
  void aKnobThatOneOfSeveralIndexesDoesNotKnowIsLeftOutWithANote() throws IOException {
    try (IndexStore store = IndexStore.temporary()) {
      List<String> notes = new ArrayList<>();
      Evaluation evaluation = evaluation(store, QUICK).withNotes(notes::add);
      Sweep sweep = Sweep.parse(List.of("efSearch=10,20"));
      assertThat(evaluation.measure("Flat", sweep)).hasSize(1);
      assertThat(notes)
          .singleElement()
          .asString()
          .startsWith("Flat is measured without efSearch, ");
      assertThatThrownBy(() -> evaluation(store, QUICK).withEveryKnob().measure("Flat", sweep))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("efSearch");
    }
  }

  @Test
  void anUnknownIndexIsRefused() throws IOException {
    try (IndexStore store = IndexStore.temporary()) {
      assertThatThrownBy(() -> evaluation(store, QUICK).measure("Nonsense7", NO_SWEEP))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Nonsense7");
    }
  }

  @Test
  void aLastingStoreBuildsEachIndexOnce(@TempDir Path folder) throws IOException {
    IndexStore store = IndexStore.in(folder);
    Measurement first = evaluation(store, QUICK).measure("HNSW8", NO_SWEEP).getFirst();
    Path file = indexFile(folder);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    Measurement second = evaluation(store, QUICK).measure("HNSW8", NO_SWEEP).getFirst();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(1));
    assertThat(second.index().build().reused()).isTrue();
    assertThat(second.index().build().seconds()).isEqualTo(first.index().build().seconds());
    assertThat(second.quality()).isEqualTo(first.quality());
  }

  @Test
  void withoutItsNoteAStoredIndexIsBuiltAnew(@TempDir Path folder) throws IOException {
    IndexStore store = IndexStore.in(folder);
    evaluation(store, QUICK).measure("Flat", NO_SWEEP);
    Path note = Path.of(indexFile(folder).toString().replace(".akn", ".properties"));
    Files.writeString(note, "buildSeconds=soon\n");
    Measurement again = evaluation(store, QUICK).measure("Flat", NO_SWEEP).getFirst();
    assertThat(again.index().build().reused()).isFalse();
  }

  private static Path indexFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".akn")).findFirst().orElseThrow();
    }
  }

  @Test
  void aTemporaryStoreLeavesNothing() throws IOException {
    Path folder;
    try (IndexStore store = IndexStore.temporary()) {
      evaluation(store, QUICK).measure("Flat", NO_SWEEP);
      folder = store.folder();
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).isEmpty();
      }
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void jsonBeginsWithTheDocumentedKeys() throws IOException {
    try (IndexStore store = IndexStore.temporary()) {
      List<Measurement> measurements =
          evaluation(store, QUICK).measure("HNSW8", Sweep.parse(List.of("efSearch=10,20")));
      JsonNode array = new ObjectMapper().readTree(JsonReport.array(measurements));
      assertThat(array.size()).isEqualTo(2);
      assertThat(array.get(1).propertyNames())
          .containsSequence(
              "index",
              "parameters",
              "k",
              "recall",
              "queriesPerSecond",
              "p50Micros",
              "p99Micros",
              "buildSeconds",
              "bytesInMemory",
              "bytesOnDisk");
      assertThat(array.get(1).propertyNames().iterator().next()).isEqualTo("index");
      assertThat(array.get(1).get("index").asString()).isEqualTo("HNSW8");
      assertThat(array.get(1).get("parameters").toString()).isEqualTo("{\"efSearch\":20}");
      assertThat(array.get(1).get("k").asInt()).isEqualTo(10);
      assertThat(JsonReport.line(measurements.getFirst())).hasLineCount(1);
      assertThat(new ObjectMapper().readTree(JsonReport.array(List.of())).size()).isZero();
    }
  }

  @Test
  void tablesHaveARowPerSetting() throws IOException {
    try (IndexStore store = IndexStore.temporary()) {
      List<Measurement> measurements =
          evaluation(store, QUICK)
              .withRecallAt(new TreeSet<>(Set.of(1, 10)))
              .measure("HNSW8", Sweep.parse(List.of("efSearch=10,20")));
      assertThat(TableReport.text(measurements).lines()).hasSize(3);
      assertThat(TableReport.text(measurements))
          .startsWith(
              "index  knobs        recall@10  recall@1  95 % interval  worst 10 %  queries/s")
          .contains("HNSW8  efSearch=20     ");
      List<String> markdown = TableReport.markdown(measurements).lines().toList();
      assertThat(markdown).hasSize(4);
      assertThat(markdown.get(1)).startsWith("|---|---|---:|---:|");
      assertThat(markdown.get(2)).startsWith("| HNSW8 | efSearch=10 | ");
      assertThat(TableReport.text(List.of())).isEmpty();
    }
  }
}
