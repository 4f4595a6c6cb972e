package dev.akin.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CandidatesTest {
  private static List<String> chosen(DataShape shape) {
    return Candidates.of(shape).chosen().stream().map(Candidate::specification).toList();
  }

  @ParameterizedTest
  @CsvSource({"60000,1024", "1000000,4096", "29533,512", "10000,256", "400,8", "78,2", "77,1"})
  void listsAreThePowerOfTwoNextToFourRootsWithEnoughRowsEach(int size, int lists) {
    assertThat(new DataShape(size, 16, Metric.L2).lists()).isEqualTo(lists);
  }

  @Test
  void everyFamilyIsThereByTheRulesOfSizeAndDimension() {
    DataShape shape = new DataShape(60_000, 784, Metric.L2);
    assertThat(Candidates.of(shape).leftOut()).isEmpty();
    assertThat(Candidates.of(shape).chosen().stream().map(Candidate::family))
        .contains(Family.values());
    assertThat(chosen(shape))
        .doesNotHaveDuplicates()
        .contains(
            "Flat",
            "IVF1024,Flat",
            "IVF1024,PQ98x4fs,RFlat",
            "IVF1024,PQ392x4fs,RFlat",
            "SCANN1024,PQ196x4fs,RFlat",
            "HNSW32",
            "QG32",
            "RaBitQ,RFlat");
  }

  @Test
  void eachFamilyHasOneLeader() {
    List<Candidate> chosen = Candidates.of(new DataShape(60_000, 784, Metric.L2)).chosen();
    for (Family family : Family.values()) {
      assertThat(chosen.stream().filter(each -> each.family() == family && each.leading()))
          .as(family.title())
          .hasSize(1);
    }
  }

  @Test
  void whatNeedsAnInnerProductIsLeftOutUnderL1() {
    Candidates candidates = Candidates.of(new DataShape(60_000, 784, Metric.L1));
    assertThat(candidates.chosen().stream().map(Candidate::specification))
        .containsExactlyInAnyOrder("Flat", "HNSW32", "HNSW16");
    assertThat(candidates.leftOut())
        .extracting(LeftOut::specification)
        .contains("QG32", "RaBitQ,RFlat", "IVF1024,Flat");
    assertThat(candidates.leftOut().getFirst().reason()).contains("inner product").contains("l1");
  }

  @ParameterizedTest
  @EnumSource(
      value = Metric.class,
      names = {"L2", "DOT", "COSINE"})
  void otherMetricsHaveAllFamilies(Metric metric) {
    assertThat(Candidates.of(new DataShape(60_000, 784, metric)).leftOut()).isEmpty();
  }

  @Test
  void fewVectorsHaveNoLists() {
    Candidates candidates = Candidates.of(new DataShape(50, 4, Metric.L2));
    assertThat(chosen(new DataShape(50, 4, Metric.L2)))
        .noneMatch(each -> each.startsWith("IVF") || each.startsWith("SCANN"));
    assertThat(candidates.leftOut().getFirst().reason())
        .isEqualTo("50 vectors are too few for lists of at least 39");
  }

  @Test
  void lowDimensionsDoNotRepeatCandidates() {
    assertThat(chosen(new DataShape(60_000, 3, Metric.L2))).doesNotHaveDuplicates();
  }
}
