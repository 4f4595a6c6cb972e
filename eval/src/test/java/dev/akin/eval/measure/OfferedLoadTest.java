package dev.akin.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OfferedLoadTest {
  private static final VectorDistribution DATA = VectorDistribution.uniform(8);
  private static final List<Query> QUERIES =
      Arrays.stream(DATA.sample(7, 2)).map(row -> Query.of(row, 3)).toList();

  private Index index;

  @BeforeEach
  void build() {
    index =
        Indexes.build(
            new BuildRequest(
                "Flat", VectorSet.copyOf(DATA.sample(200, 1)), Metric.L2, BuildOptions.defaults()));
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private static Histogram latencies(long... nanos) {
    Histogram latencies = new Histogram(3);
    Arrays.stream(nanos).forEach(latencies::recordValue);
    return latencies;
  }

  @Test
  void everyArrivalIsAnsweredOnceByOneOfTheThreads() throws IOException {
    try (SearchThreads threads = new SearchThreads(index, 3)) {
      Round round = threads.run(QUERIES, Arrivals.of(50_000, 1_000, 1));
      assertThat(round.searches()).isEqualTo(1_000);
      assertThat(round.latencies().getTotalCount()).isEqualTo(1_000);
      assertThat(round.perSecond()).isPositive();
    }
  }

  /** What was never asked has waited as well: leaving it out would be the omission. */
  @Test
  void whatIsCutOffCountsWithTheTimeThatItWaited() {
    OfferedLoad load = new OfferedLoad(QUERIES, Arrivals.of(1_000_000, 50, 1));
    Thread.currentThread().interrupt();
    OfferedLoad.Part part = load.run(index.searcher());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(part.searches()).isZero();
    assertThat(part.latencies().getTotalCount()).isEqualTo(50);
    assertThat(part.lastNanos()).isZero();
  }

  @Test
  void aRoundsRateIsThatAtWhichSearchesBegan() {
    OfferedLoad load = new OfferedLoad(QUERIES, Arrivals.of(100, 200, 1));
    Round kept =
        load.whole(
            List.of(
                new OfferedLoad.Part(120, 1_900_000_000L, 30, latencies(10, 20)),
                new OfferedLoad.Part(80, 2_000_000_000L, 50, latencies(40))));
    assertThat(kept.searches()).isEqualTo(200);
    assertThat(kept.perSecond()).isCloseTo(100, within(1e-6));
    assertThat(kept.cpuNanos()).isEqualTo(80);
    assertThat(kept.latencies().getMaxValue()).isEqualTo(40);
    assertThat(Speed.of(List.of(kept), OptionalDouble.of(100)).holdsRate()).isTrue();

    Round behind =
        load.whole(List.of(new OfferedLoad.Part(200, 4_000_000_000L, 30, latencies(10))));
    assertThat(behind.perSecond()).isCloseTo(50, within(1e-6));
    Speed speed = Speed.of(List.of(behind), OptionalDouble.of(100));
    assertThat(speed.holdsRate()).isFalse();
    assertThat(speed.queriesPerSecond()).isEqualTo(behind.perSecond());
    assertThat(Speed.of(List.of(behind), OptionalDouble.empty()).holdsRate()).isTrue();
  }

  @Test
  void whatWasCutOffIsMissingFromTheRate() {
    OfferedLoad load = new OfferedLoad(QUERIES, Arrivals.of(100, 200, 1));
    Round cut = load.whole(List.of(new OfferedLoad.Part(150, 1_000_000_000L, 30, latencies(10))));
    assertThat(cut.perSecond()).isCloseTo(75, within(1e-6));
  }
}
