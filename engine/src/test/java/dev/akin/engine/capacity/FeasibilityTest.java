package dev.akin.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.capacity.Infeasibility.Reachable;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeasibilityTest {
  private static final Feasibility HERE =
      new Feasibility(
          new Forecaster(MachineCosts.reference(), DataProfile.assumed()),
          new MachineType("this machine", 2, 24, Double.POSITIVE_INFINITY));

  private static Need need(long vectors, int dimension, Contract contract) {
    return Need.of(vectors, new Space(dimension, Metric.L2, Datatype.FLOAT32), contract);
  }

  /** A bound of 0 is not stated. */
  private static Contract contract(double recall, double p99Millis, double rate, long memoryMiB) {
    Contract contract = Contract.defaults().withRecall(recall, 10);
    contract = p99Millis > 0 ? contract.withP99Millis(p99Millis) : contract;
    contract = rate > 0 ? contract.withQueriesPerSecond(rate) : contract;
    return memoryMiB > 0 ? contract.withMemoryMiB(memoryMiB) : contract;
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 128, 0.95, 0.01, 0, 0",
    "1000000, 128, 0.95, 0.0001, 0, 0",
    "1000000, 128, 1, 10, 0, 0",
    "1000000, 128, 0.95, 0, 0, 10",
    "1000000, 128, 0.99, 10, 0, 20",
    "1000000, 768, 0.95, 10, 0, 50",
    "1000000, 768, 0.999, 0.5, 0, 4096",
    "1000000, 960, 0.95, 0.05, 0, 0",
    "5000000, 768, 0.95, 0.2, 0, 200",
    "200000, 960, 0.999, 0.05, 0, 0",
    "20000000, 96, 1, 20, 0, 0",
    "100000, 1536, 0.9, 0.02, 0, 1000",
    "100000, 128, 0.99, 0.01, 0, 2",
    "10000, 128, 1, 0.1, 0, 0",
    "10000, 4096, 0.95, 0.01, 0, 0",
    "10, 4096, 0.95, 0.00001, 0, 0",
    "100000000, 512, 0.95, 10, 0, 4096",
    "1000000, 128, 0.99, 1, 5000, 0",
    "50000, 256, 1, 0, 0, 4",
    "3000000, 384, 0.98, 2, 100, 64",
    "1000000, 128, 0.95, 0, 50000, 0",
    "1000000, 128, 1, 0, 500, 0",
  })
  void whatNothingKeepsIsRefusedWithWhatCanBeKept(
      long vectors, int dimension, double recall, double p99Millis, double rate, long memoryMiB) {
    Need need = need(vectors, dimension, contract(recall, p99Millis, rate, memoryMiB));
    Infeasibility refused = HERE.check(need, Optional.empty()).orElseThrow();
    for (Relaxation relaxation : refused.relaxations()) {
      assertThat(HERE.check(need.withContract(relaxation.contract()), Optional.empty()))
          .as(relaxation.toString())
          .isEmpty();
    }
    assertThat(refused.relaxations()).extracting(Relaxation::doublings).isSorted();
    for (Reachable each : refused.reachable()) {
      Contract reachable = contract(each.recall(), each.p99Millis(), rate, each.memoryMiB());
      assertThat(HERE.check(need.withContract(reachable), Optional.empty()))
          .as(each.toString())
          .isEmpty();
    }
    assertThat(refused.relaxations().isEmpty() && refused.reachable().isEmpty())
        .as(refused.sentence())
        .isFalse();
  }

  @Test
  void theSentenceHasTheNumbers() {
    Need need = need(1_000_000, 128, contract(0.99, 10, 0, 20));
    Infeasibility refused = HERE.check(need, Optional.empty()).orElseThrow();
    Relaxation cheapest = refused.cheapest().orElseThrow();
    assertThat(cheapest.bound()).isEqualTo(Relaxation.Bound.MEMORY);
    assertThat(refused.sentence())
        .startsWith(
            "nothing is expected to keep recall 0.99 at 10, p99 10 ms, memory 20 MiB"
                + " for 1,000,000 vectors of dimension 128 on this machine (Flat: ")
        .contains("Flat: p99 57.6 ms, allowed 10.0 and 488 MiB of memory, allowed 20; ")
        .contains("RaBitQ,RFlat: 30.5 MiB of memory, allowed 20")
        .endsWith(
            "; with everything else as it is, it would be kept by memory "
                + (long) cheapest.to()
                + " MiB instead of 20");
  }

  @Test
  void jsonSaysWhichFieldsOfTheContractToChange() {
    Need need = need(1_000_000, 128, contract(0.95, 0.0001, 0, 0));
    Map<String, Object> json = HERE.check(need, Optional.empty()).orElseThrow().toJson();
    assertThat(json).containsOnlyKeys("vectors", "contract", "relaxations", "reachable");
    assertThat((List<?>) json.get("relaxations"))
        .singleElement()
        .extracting(each -> ((Map<?, ?>) each).get("bound"))
        .isEqualTo("p99Millis");
  }

  /** At a rate that the machine does not carry, nothing is reachable: a lower one is. */
  @Test
  void aRateOutOfReachIsLoosened() {
    Need need = need(1_000_000, 128, contract(0.95, 0, 50_000, 0));
    Infeasibility refused = HERE.check(need, Optional.empty()).orElseThrow();
    Relaxation rate = refused.cheapest().orElseThrow();
    assertThat(rate.bound()).isEqualTo(Relaxation.Bound.RATE);
    assertThat(rate.to()).isBetween(100.0, 10_000.0);
    assertThat(rate.doublings()).isPositive();
    Contract more = need.contract().withQueriesPerSecond(1.15 * rate.to());
    assertThat(HERE.check(need.withContract(more), Optional.empty()))
        .as("to two digits, no farther than it must")
        .isPresent();
  }

  /** A scan of many vectors is slow, but nobody said how slow it may be. */
  @Test
  void whatIsNotStatedIsNoBound() {
    assertThat(HERE.check(need(10_000_000, 256, contract(1, 0, 0, 0)), Optional.empty())).isEmpty();
    assertThat(HERE.check(need(10, 4096, Contract.defaults()), Optional.empty())).isEmpty();
  }

  @Test
  void aForcedIndexIsTheOnlyOneThatIsLookedAt() {
    Need need = need(1_000_000, 128, contract(0.95, 1, 0, 0));
    assertThat(HERE.check(need, Optional.empty())).isEmpty();
    assertThat(HERE.check(need, Optional.of(Family.GRAPH))).isEmpty();
    assertThat(HERE.check(need, Optional.of(Family.FLAT)).orElseThrow().considered())
        .extracting(CapacityPlan.Considered::family)
        .containsExactly(Family.FLAT);
  }

  @Test
  void onlyWhatServesCollectionsIsPromised() {
    Need need = need(1_000_000, 128, contract(0.95, 0.01, 0, 0));
    Infeasibility refused = HERE.check(need, Optional.empty()).orElseThrow();
    assertThat(refused.considered()).allMatch(each -> each.family().servesCollections());
    assertThat(refused.relaxations())
        .isNotEmpty()
        .allMatch(each -> each.deployment().family().servesCollections())
        .allMatch(each -> each.deployment().fleet().shards() == 1);
  }
}
