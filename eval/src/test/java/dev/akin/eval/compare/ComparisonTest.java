package dev.akin.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.Progress;
import dev.akin.eval.dataset.DatasetException;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.measure.Workload;
import dev.akin.eval.relevance.LabelJudgments;
import dev.akin.eval.truth.ExactTruth;
import dev.akin.eval.truth.TruthRequest;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons by a clock that stands still, or jumps, so that no test depends on the machine. */
final class ComparisonTest {
  private static final CompareParameters QUICK =
      CompareParameters.defaults().withBudget(Duration.ofSeconds(4));

  private static final Comparison.Reporter NOBODY = result -> {};

  @TempDir Path folder;

  private static Workload workload(Metric metric) throws InterruptedIOException {
    VectorDistribution data = VectorDistribution.clustered(8, 8, 4);
    TruthRequest request =
        new TruthRequest(set(data, 400, 1, metric), set(data, 20, 2, metric), metric, 10);
    return Workload.of(request, new ExactTruth(request, Progress.none()).compute(2));
  }

  private static VectorSet set(VectorDistribution data, int size, long seed, Metric metric) {
    float[][] rows = data.sample(size, seed);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = metric.prepare(rows[i]);
    }
    return VectorSet.copyOf(rows);
  }

  private Comparison open(Workload workload, CompareParameters parameters, Comparison.Watch watch)
      throws IOException {
    return Comparison.in(ComparisonFolder.in(folder, false), workload, parameters, watch);
  }

  private static Comparison.Watch stillClock() {
    return new Comparison.Watch(Progress.none(), () -> 0);
  }

  @Test
  void everyFamilyIsMeasuredAndWhereItPaysRefined() throws IOException {
    List<String> labels = IntStream.range(0, 400).mapToObj(row -> "" + row % 2).toList();
    Workload judged =
        workload(Metric.L2).withJudgments(LabelJudgments.of(labels, labels.subList(0, 20)));
    try (Comparison comparison = open(judged, QUICK, stillClock())) {
      comparison.run(NOBODY);
      ComparisonResult result = comparison.result();
      assertThat(result.leftOut()).isEmpty();
      assertThat(result.byFamily().keySet()).containsExactly(Family.values());
      assertThat(result.effort().complete()).isTrue();
      assertThat(result.front().points().getLast().quality().recall()).isEqualTo(1);
      assertThat(result.measurements())
          .allMatch(each -> each.quality().ranks().judged().isPresent());
      long coarse =
          result.measurements().stream()
              .filter(each -> each.index().specification().equals("HNSW32"))
              .count();
      assertThat(coarse).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aSecondRunGoesOnFromTheFirst() throws IOException {
    Workload workload = workload(Metric.L1);
    AtomicLong clock = new AtomicLong();
    // Every look at the clock takes a tenth of a second, so that the budget ends on the way.
    Comparison.Watch hurried =
        new Comparison.Watch(Progress.none(), () -> clock.addAndGet(100_000_000));
    List<Measurement> first;
    try (Comparison comparison = open(workload, QUICK, hurried)) {
      comparison.run(NOBODY);
      first = comparison.result().measurements();
      assertThat(first).isNotEmpty();
      assertThat(comparison.result().effort().complete()).isFalse();
    }
    CompareParameters longer = QUICK.withBudget(Duration.ofSeconds(5));
    try (Comparison comparison = open(workload, longer, stillClock())) {
      assertThat(comparison.resumedFrom()).isEqualTo(first.size());
      List<Integer> reported = new ArrayList<>();
      comparison.run(result -> reported.add(result.measurements().size()));
      assertThat(reported).isNotEmpty().isSorted();
      List<Measurement> all = comparison.result().measurements();
      assertThat(all).hasSizeGreaterThan(first.size());
      assertThat(all.stream().limit(first.size()).map(Measurement::speed))
          .as("nothing is measured a second time")
          .isEqualTo(first.stream().map(Measurement::speed).toList());
      assertThat(comparison.result().effort().complete()).isTrue();
    }
  }

  @Test
  void whatDoesNotFitTheBudgetIsLeftOutWithTheReason() throws IOException {
    CompareParameters nothing = QUICK.withBudget(Duration.ofMillis(1));
    try (Comparison comparison = open(workload(Metric.L1), nothing, stillClock())) {
      comparison.run(NOBODY);
      assertThat(comparison.result().leftOut())
          .filteredOn(each -> each.specification().equals("HNSW32"))
          .singleElement()
          .satisfies(each -> assertThat(each.reason()).contains("of the budget 0 s are left"));
    }
  }

  @Test
  void anotherKIsAnotherComparison() throws IOException {
    Workload workload = workload(Metric.L1);
    open(workload, QUICK, stillClock()).close();
    assertThatThrownBy(() -> open(workload, QUICK.withK(5), stillClock()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("k 5 instead of 10");
  }

  @Test
  void anInterruptionKeepsWhatWasMeasured() throws IOException {
    Workload workload = workload(Metric.L1);
    Thread self = Thread.currentThread();
    Progress interrupting =
        new Progress() {
          @Override
          public void begin(String stage, OptionalLong total) {
            if (stage.startsWith("0:00 of 0:04, recall of HNSW")) {
              self.interrupt();
            }
          }

          @Override
          public void advance(long done) {}

          @Override
          public void end() {}
        };
    try (Comparison comparison =
        open(workload, QUICK, new Comparison.Watch(interrupting, () -> 0))) {
      assertThatThrownBy(() -> comparison.run(NOBODY)).isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(comparison.result().measurements())
          .extracting(each -> each.index().specification())
          .containsExactly("Flat");
    }
    try (Comparison comparison = open(workload, QUICK, stillClock())) {
      assertThat(comparison.resumedFrom()).isEqualTo(1);
    }
  }
}
