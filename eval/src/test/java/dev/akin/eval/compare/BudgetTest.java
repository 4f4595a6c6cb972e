package dev.akin.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BudgetTest {
  private final AtomicLong clock = new AtomicLong(5_000_000_000L);

  private void pass(double seconds) {
    clock.addAndGet((long) (seconds * 1e9));
  }

  @Test
  void earlierRunsCountAndBuildsHaveTheirShare() {
    Budget budget = new Budget(Duration.ofSeconds(100), 30, 20, clock::get);
    assertThat(budget.spent()).isEqualTo(30);
    assertThat(budget.allowsBuild(40)).as("20 + 40 of 60").isTrue();
    assertThat(budget.allowsBuild(41)).isFalse();
    budget.built(25);
    assertThat(budget.allowsBuild(16)).isFalse();
    assertThat(budget.buildingLeft()).isEqualTo(15);
    pass(60);
    assertThat(budget.isOver()).isFalse();
    assertThat(budget.allowsBuild(11)).as("10 s are left in all").isFalse();
    pass(10);
    assertThat(budget.isOver()).isTrue();
    assertThat(budget.buildingLeft()).isZero();
  }

  @Test
  void forecastsLearnHowFastTheMachineIs() {
    BuildForecast forecast = new BuildForecast(new DataShape(60_000, 784, Metric.L2), 2);
    Candidate lists = new Candidate(Family.IVF_FLAT, "IVF1024,Flat", true);
    Candidate graph = new Candidate(Family.HNSW, "HNSW32", true);
    double before = forecast.seconds(graph);
    assertThat(before).as("28 s were measured").isBetween(14.0, 56.0);
    forecast.add(lists, 3 * forecast.seconds(lists));
    assertThat(forecast.seconds(graph)).isCloseTo(3 * before, within(1e-6));
    assertThat(new BuildForecast(new DataShape(60_000, 784, Metric.L2), 8).seconds(graph))
        .as("a quarter, but for the start")
        .isBetween(before / 4, before / 3);
  }

  @Test
  void whatTakesNoTimeTeachesNothing() {
    BuildForecast forecast = new BuildForecast(new DataShape(60_000, 784, Metric.L2), 2);
    Candidate graph = new Candidate(Family.QG, "QG32", true);
    double before = forecast.seconds(graph);
    forecast.add(new Candidate(Family.FLAT, "Flat", true), 1.5);
    assertThat(forecast.seconds(graph)).isEqualTo(before);
  }
}
