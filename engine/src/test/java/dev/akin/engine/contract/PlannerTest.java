package dev.akin.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Datatype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlannerTest {
  private static final Planner PLANNER = new Planner(MachineCosts.reference());

  @ParameterizedTest
  @CsvSource({
    "0, 512, Flat",
    "3781, 1024, Flat",
    "31114, 1024, 'RaBitQ,RFlat'",
    "200000, 128, 'RaBitQ,RFlat'",
    "10000000, 512, HNSW32",
  })
  void leavesExactSearchNoEarlierThanItMust(long vectors, int dimension, String index) {
    Plan plan =
        PLANNER.plan(new Workload(vectors, dimension, Datatype.FLOAT32, true), Contract.defaults());
    assertThat(plan.index()).as(plan.why()).isEqualTo(index);
  }

  @Test
  void saysWhyInNumbers() {
    Plan plan =
        PLANNER.plan(new Workload(31_114, 1024, Datatype.FLOAT32, true), Contract.defaults());
    assertThat(plan.why())
        .isEqualTo(
            "exact scan of 31,114 × 1,024: p99 about 14.34 ms, 121.5 MiB – too slow; scan of 31,114"
                + " 1-bit codes with 100 refined: p99 about 0.29 ms, 4.0 MiB, allowed 10.00 ms (none"
                + " stated)");
  }

  @Test
  void scansExactlyForPerfectRecall() {
    Contract perfect = Contract.defaults().withRecall(1, 10);
    Plan plan = PLANNER.plan(new Workload(10_000_000, 128, Datatype.FLOAT32, true), perfect);
    assertThat(plan.index()).isEqualTo("Flat");
    assertThat(plan.why()).contains("nothing is expected to keep this contract");
  }

  @Test
  void leavesTheExactScanForMemory() {
    Contract small = Contract.defaults().withMemoryMiB(10);
    assertThat(PLANNER.plan(new Workload(3_781, 1024, Datatype.FLOAT32, true), small).index())
        .isEqualTo("RaBitQ,RFlat");
  }

  @Test
  void countsTheWaitBehindOtherSearches() {
    Workload workload = new Workload(15_000, 1024, Datatype.FLOAT32, true);
    Contract calm = Contract.defaults().withP99Millis(10);
    assertThat(PLANNER.plan(workload, calm).index()).isEqualTo("Flat");
    assertThat(PLANNER.plan(workload, calm.withQueriesPerSecond(350)).index())
        .isEqualTo("RaBitQ,RFlat");
  }

  @Test
  void plansTheClosestForABrokenContract() {
    Contract hopeless = Contract.defaults().withP99Millis(0.001).withMemoryMiB(1);
    Plan plan = PLANNER.plan(new Workload(1_000_000, 128, Datatype.FLOAT32, true), hopeless);
    assertThat(plan.index()).isEqualTo("RaBitQ,RFlat");
    assertThat(plan.why()).contains("nothing is expected to keep this contract");
  }

  @Test
  void slowerMachinesLeaveTheExactScanEarlier() {
    Planner slow = new Planner(new MachineCosts(3, 4.5, 0.047, 2));
    assertThat(
            slow.plan(new Workload(3_781, 1024, Datatype.FLOAT32, true), Contract.defaults())
                .index())
        .isEqualTo("RaBitQ,RFlat");
  }

  @Test
  void plansSurviveTheirJson() {
    Plan plan =
        PLANNER.plan(new Workload(3_781, 1024, Datatype.FLOAT32, true), Contract.defaults());
    assertThat(Plan.ofJson(plan.toJson())).isEqualTo(plan);
    assertThat(Plan.ofJson(Plan.forced("HNSW32").toJson())).isEqualTo(Plan.forced("HNSW32"));
  }
}
