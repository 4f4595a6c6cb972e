package dev.akin.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.capacity.Need.Traffic;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CapacityPlannerTest {
  private static final MachineType OWN = new MachineType("this machine", 2, 24, 100);
  private static final DataProfile DATA = DataProfile.assumed();
  private static final CapacityPlanner HERE = planner(Site.own(OWN));
  private static final CapacityPlanner ANYWHERE =
      planner(new Site(Optional.of(OWN), PriceTable.example(), 100));

  private static CapacityPlanner planner(Site site) {
    return new CapacityPlanner(new Forecaster(MachineCosts.reference(), DATA), site);
  }

  private static Need need(long vectors, int dimension, Contract contract) {
    return Need.of(vectors, new Space(dimension, Metric.L2, Datatype.FLOAT32), contract);
  }

  @Test
  void takesNoApproximateIndexWhereAScanIsFastEnough() {
    CapacityPlan plan = HERE.plan(need(50_000, 256, Contract.defaults()));
    assertThat(plan.chosen().orElseThrow().family()).isEqualTo(Family.FLAT);
    assertThat(plan.relaxations()).isEmpty();
  }

  @Test
  void prefersTheOwnMachineAndWhatServesACollection() {
    Deployment chosen =
        ANYWHERE.plan(need(1_000_000, 128, Contract.defaults())).chosen().orElseThrow();
    assertThat(chosen.fleet().machine()).isEqualTo(OWN);
    assertThat(chosen.fleet().shards()).isEqualTo(1);
    assertThat(chosen.family().servesCollections()).isTrue();
  }

  @Test
  void plansMoreMachinesForMoreQueries() {
    Contract busy = Contract.defaults().withQueriesPerSecond(2_000);
    Contract busier = Contract.defaults().withQueriesPerSecond(40_000);
    Need few = need(10_000_000, 256, busy);
    Deployment.Expected less = ANYWHERE.plan(few).chosen().orElseThrow().expected();
    Deployment.Expected more =
        ANYWHERE.plan(few.withContract(busier)).chosen().orElseThrow().expected();
    assertThat(more.pricePerMonth()).isGreaterThan(less.pricePerMonth());
    assertThat(more.utilisation()).isLessThanOrEqualTo(FleetSearch.BUSIEST + 1e-9);
  }

  @Test
  void plansABillionVectorsUnderABoundOfMemory() {
    Contract contract = Contract.defaults().withP99Millis(50).withMemoryMiB(465L << 10);
    Deployment chosen = ANYWHERE.plan(need(1_000_000_000, 128, contract)).chosen().orElseThrow();
    assertThat(chosen.expected().memoryBytes()).isLessThan(465.0 * (1L << 30));
    assertThat(chosen.expected().p99Millis()).isLessThanOrEqualTo(50);
    assertThat(chosen.forecast().vectors() * chosen.fleet().shards())
        .isGreaterThanOrEqualTo(1_000_000_000);
  }

  @Test
  void updatesTakeTimeFromSearches() {
    Need calm = need(1_000_000, 128, Contract.defaults());
    Need written = calm.withTraffic(new Traffic(300, 1));
    assertThat(HERE.plan(written).chosen().orElseThrow().expected().utilisation())
        .isGreaterThan(HERE.plan(calm).chosen().orElseThrow().expected().utilisation());
    Need flooded = calm.withTraffic(new Traffic(1e7, 1));
    assertThat(HERE.plan(flooded).chosen()).isEmpty();
  }

  @Test
  void aRecallOfOneIsAScan() {
    CapacityPlan plan = HERE.plan(need(20_000, 64, Contract.defaults().withRecall(1, 10)));
    assertThat(plan.chosen().orElseThrow().family()).isEqualTo(Family.FLAT);
    assertThat(plan.considered())
        .filteredOn(each -> each.family() != Family.FLAT)
        .allMatch(each -> each.best().isEmpty() && each.why().contains("does not reach recall 1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 128, 0.95, 0.01, 0",
    "1000000, 128, 0.99, 10, 20",
    "5000000, 768, 0.95, 50, 200",
    "200000, 960, 0.999, 0.05, 0",
    "20000000, 96, 1, 20, 0",
    "100000, 1536, 0.9, 0.02, 1000",
  })
  void whatItSuggestsInsteadIsPlannedWhenItIsAskedFor(
      long vectors, int dimension, double recall, double p99Millis, long memoryMiB) {
    Contract contract = Contract.defaults().withRecall(recall, 10).withP99Millis(p99Millis);
    if (memoryMiB > 0) {
      contract = contract.withMemoryMiB(memoryMiB);
    }
    Need need = need(vectors, dimension, contract);
    CapacityPlan plan = HERE.plan(need);
    assertThat(plan.chosen()).isEmpty();
    assertThat(plan.relaxations()).isNotEmpty();
    for (Relaxation relaxation : plan.relaxations()) {
      CapacityPlan again = HERE.plan(need.withContract(relaxation.contract()));
      assertThat(again.chosen()).as(relaxation.toString()).contains(relaxation.deployment());
    }
    assertThat(plan.relaxations())
        .extracting(Relaxation::doublings)
        .isSorted()
        .allMatch(doublings -> doublings > 0);
  }

  @Test
  void relaxesNoFartherThanItMust() {
    Need need = need(1_000_000, 128, Contract.defaults().withMemoryMiB(10));
    Relaxation memory =
        HERE.plan(need).relaxations().stream()
            .filter(each -> each.bound() == Relaxation.Bound.MEMORY)
            .findFirst()
            .orElseThrow();
    assertThat(memory.to() * (1 << 20))
        .isBetween(
            memory.deployment().expected().memoryBytes(),
            1.1 * memory.deployment().expected().memoryBytes());
  }

  @Test
  void noPointOfTheFrontIsAsGoodAsAnother() {
    var front = HERE.plan(need(1_000_000, 128, Contract.defaults())).front();
    assertThat(front).hasSizeGreaterThan(3);
    for (Deployment one : front) {
      assertThat(front)
          .noneMatch(other ->
              !other.equals(one)
                  && other.expected().recall() >= one.expected().recall()
                  && other.expected().p99Millis() <= one.expected().p99Millis()
                  && other.expected().memoryBytes() <= one.expected().memoryBytes());
    }
  }

  @Test
  void filtersThatAcceptLittleAreScannedExactly() {
    Need filtered = need(1_000_000, 128, Contract.defaults()).withTraffic(new Traffic(0, 0.0001));
    Forecast graph =
        new Forecaster(MachineCosts.reference(), DATA)
            .forecast(Family.GRAPH, filtered, 1_000_000)
            .orElseThrow();
    assertThat(graph.times().searchMillis()).isLessThan(0.02);
  }
}
