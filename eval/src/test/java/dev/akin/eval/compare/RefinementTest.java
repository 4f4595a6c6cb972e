package dev.akin.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RefinementTest {
  private static final DataShape SHAPE = new DataShape(60_000, 784, Metric.L2);
  private static final KnobSpace GRAPH = KnobSpace.of(Set.of("efSearch"), SHAPE, 10);
  private static final KnobSpace LISTS = KnobSpace.of(Set.of("nprobe", "k_factor"), SHAPE, 10);

  private static Measurement graph(int efSearch, double recall, double perSecond) {
    return Measurements.of("HNSW32", Map.of("efSearch", efSearch), recall, perSecond);
  }

  private static List<Map<String, Integer>> proposed(
      String specification, KnobSpace space, List<Measurement> measured) {
    return Refinement.of(specification, space, measured).stream()
        .map(proposal -> proposal.setting().knobs())
        .toList();
  }

  @Test
  void theFirstSettingsAreFewAndFarFromEachOther() {
    assertThat(GRAPH.coarse().stream().map(each -> each.knobs().get("efSearch")))
        .containsExactly(16, 64, 256);
    assertThat(LISTS.coarse().stream().map(each -> each.knobs().get("nprobe")))
        .containsExactly(2, 8, 32);
    assertThat(KnobSpace.of(Set.of(), SHAPE, 10).coarse()).hasSize(1);
    assertThat(KnobSpace.of(Set.of("k_factor"), SHAPE, 10).coarse())
        .first()
        .satisfies(first -> assertThat(first.knobs()).isEmpty());
    DataShape two = new DataShape(80, 4, Metric.L2);
    assertThat(KnobSpace.of(Set.of("nprobe"), two, 10).coarse()).hasSize(1);
  }

  @Test
  void theLargestGapComesFirst() {
    List<Measurement> measured =
        List.of(graph(16, 0.8, 9_000), graph(64, 0.98, 3_000), graph(256, 0.99, 2_500));
    assertThat(proposed("HNSW32", GRAPH, measured).getFirst()).isEqualTo(Map.of("efSearch", 32));
  }

  @Test
  void nearValuesAreNotRefinedHoweverMuchTheirFiguresDiffer() {
    List<Measurement> noisy = List.of(graph(100, 0.9, 9_000), graph(110, 0.99, 900));
    assertThat(proposed("HNSW32", GRAPH, noisy)).doesNotContain(Map.of("efSearch", 105));
    List<Measurement> far = List.of(graph(100, 0.9, 9_000), graph(121, 0.99, 900));
    assertThat(proposed("HNSW32", GRAPH, far)).contains(Map.of("efSearch", 110));
  }

  @Test
  void whatIsCoveredIsNotRefined() {
    List<Measurement> measured =
        new ArrayList<>(List.of(graph(16, 0.8, 900), graph(64, 0.98, 300), graph(256, 0.99, 100)));
    measured.add(Measurements.of("QG32", Map.of("efSearch", 64), 0.9999, 5_000));
    assertThat(proposed("HNSW32", GRAPH, measured)).isEmpty();
  }

  @Test
  void beyondTheLastThereMayBeMoreRecall() {
    List<Measurement> measured = List.of(graph(64, 0.95, 3_000), graph(66, 0.951, 2_990));
    assertThat(proposed("HNSW32", GRAPH, measured))
        .contains(Map.of("efSearch", 132), Map.of("efSearch", 32));
    List<Measurement> perfect = List.of(graph(64, 0.9999, 3_000), graph(66, 1, 2_990));
    assertThat(proposed("HNSW32", GRAPH, perfect)).doesNotContain(Map.of("efSearch", 132));
  }

  @Test
  void moreOrFewerCandidatesAreTriedWhereTheBestAreComparedAgain() {
    Measurement measured =
        Measurements.of("IVF1024,PQ98x4fs,RFlat", Map.of("nprobe", 8), 0.95, 3_000);
    assertThat(proposed("IVF1024,PQ98x4fs,RFlat", LISTS, List.of(measured)))
        .contains(Map.of("nprobe", 8, "k_factor", 3), Map.of("nprobe", 8, "k_factor", 30));
  }

  @Test
  void itEndsWhenNoGapCanBeSeen() {
    List<Measurement> measured = new ArrayList<>(List.of(graph(16, 0.85, 8_000)));
    int rounds = 0;
    List<Proposal> proposals = Refinement.of("HNSW32", GRAPH, measured);
    while (!proposals.isEmpty() && rounds < 200) {
      int efSearch = proposals.getFirst().setting().knobs().getOrDefault("efSearch", 0);
      double recall = 1 - 1.0 / (efSearch * efSearch / 40.0 + 1);
      measured.add(graph(efSearch, recall, 130_000.0 / efSearch));
      proposals = Refinement.of("HNSW32", GRAPH, measured);
      rounds++;
    }
    assertThat(rounds).isBetween(5, 60);
    assertThat(measured.stream().map(Measurement::setting)).doesNotHaveDuplicates();
  }

  @Test
  void familiesThatLeadNowhereAreRefinedAmongThemselvesAfterTheFront() {
    List<Measurement> measured =
        List.of(
            graph(16, 0.8, 900),
            graph(64, 0.98, 300),
            graph(256, 0.9996, 100),
            Measurements.of("QG32", Map.of("efSearch", 16), 0.9, 9_000),
            Measurements.of("QG32", Map.of("efSearch", 64), 0.9997, 5_000));
    ComparisonResult result =
        new ComparisonResult(
            measured,
            Map.of("HNSW32", Family.HNSW, "QG32", Family.QG),
            List.of(),
            new ComparisonResult.Effort(CompareParameters.defaults(), 1, false));
    List<Proposal> proposals = Proposals.of(Map.of("HNSW32", GRAPH, "QG32", GRAPH), result);
    assertThat(proposals.getFirst().specification()).isEqualTo("QG32");
    assertThat(proposals)
        .filteredOn(each -> each.specification().equals("HNSW32"))
        .extracting(each -> each.setting().knobs().get("efSearch"))
        .contains(32, 128);
    assertThat(proposals.stream().map(each -> each.specification() + each.setting()))
        .doesNotHaveDuplicates();
  }
}
