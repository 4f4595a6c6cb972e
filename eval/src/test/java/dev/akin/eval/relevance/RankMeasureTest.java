package dev.akin.eval.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values computed by hand from the measures' formulas. */
final class RankMeasureTest {
  private static final double LOG3 = Math.log(3) / Math.log(2);

  /** Three relevant rows of grades 3, 2, 1; the answer has grade 2 at rank 2 and 1 at rank 4. */
  private static final GradedJudgments GRADES =
      new GradedJudgments(List.of(Map.of(7, 3, 8, 2, 9, 1, 5, 0, 4, -1), Map.of(), Map.of(1, 1)));

  private static final Ranking RANKING = GRADES.ranking(0, new int[] {5, 8, 4, 9}, 4);

  @Test
  void eachMeasureIsItsFormula() {
    assertThat(RankMeasure.PRECISION.of(RANKING)).isEqualTo(0.5);
    assertThat(RankMeasure.SUCCESS.of(RANKING)).isEqualTo(1);
    assertThat(RankMeasure.RECIPROCAL_RANK.of(RANKING)).isEqualTo(0.5);
    double gain = 2 / LOG3 + 1 / (Math.log(5) / Math.log(2));
    double ideal = 3 + 2 / LOG3 + 0.5;
    assertThat(RankMeasure.NDCG.of(RANKING)).isCloseTo(gain / ideal, within(1e-12));
    assertThat(RankMeasure.AVERAGE_PRECISION.of(RANKING))
        .isCloseTo((1.0 / 2 + 2.0 / 4) / 3, within(1e-12));
  }

  @Test
  void theBestOrderIsOneAndNothingIsNought() {
    Ranking best = GRADES.ranking(0, new int[] {7, 8, 9}, 3);
    Ranking nothing = GRADES.ranking(0, new int[] {0, 1}, 3);
    for (RankMeasure measure : RankMeasure.values()) {
      assertThat(measure.of(best)).as(measure.key()).isCloseTo(1, within(1e-12));
      assertThat(measure.of(nothing)).as(measure.key()).isZero();
    }
  }

  @Test
  void aShortAnswerIsHeldAgainstTheKAskedFor() {
    Ranking one = GRADES.ranking(0, new int[] {7}, 2);
    assertThat(RankMeasure.PRECISION.of(one)).isEqualTo(0.5);
    assertThat(RankMeasure.AVERAGE_PRECISION.of(one)).isEqualTo(0.5);
  }

  @Test
  void averagePrecisionIsDividedByWhatFitsIntoK() {
    LabelJudgments labels = LabelJudgments.of(List.of("a", "a", "a", "b"), List.of("a", "z"));
    assertThat(RankMeasure.AVERAGE_PRECISION.of(labels.ranking(0, new int[] {0, 1}, 2)))
        .isEqualTo(1);
    assertThat(labels.relevant(0)).isEqualTo(3);
    assertThat(labels.relevant(1)).isZero();
  }

  @Test
  void queriesWithoutRelevantRowsAreLeftOut() {
    List<Ranking> rankings =
        List.of(
            GRADES.ranking(1, new int[] {1}, 1), // Nothing is relevant.
            GRADES.ranking(2, new int[] {1}, 1),
            GRADES.ranking(0, new int[] {1}, 1));
    RankQuality quality = RankQuality.of(rankings);
    assertThat(quality.queries()).isEqualTo(2);
    assertThat(quality.mean(RankMeasure.PRECISION)).isEqualTo(0.5);
    assertThat(RankQuality.of(List.of()).mean(RankMeasure.NDCG)).isZero();
  }

  @Test
  void aLossIsMeasurableWhereItIsLargerThanChance() {
    double[] same = new double[400];
    assertThat(PairedLoss.of(same).isMeasurable()).isFalse();
    double[] rare = new double[400];
    rare[0] = 0.1;
    assertThat(PairedLoss.of(rare).isMeasurable()).as("one query of 400").isFalse();
    double[] often = new double[400];
    for (int i = 0; i < 100; i++) {
      often[i] = 0.1;
    }
    PairedLoss loss = PairedLoss.of(often);
    assertThat(loss.isMeasurable()).isTrue();
    assertThat(loss.mean()).isCloseTo(0.025, within(1e-12));
    // 1.96 · sqrt(0.25 · 0.75 · 400 / 399) · 0.1 / sqrt(400)
    assertThat(loss.plusMinus()).isCloseTo(0.004249, within(1e-6));
    assertThat(PairedLoss.of(new double[] {0.5}).isMeasurable()).isFalse();
  }

  @Test
  void aLossThatIsSureButTinyIsNotNoticeable() {
    RankQuality exact = RankQuality.of(List.of(GRADES.ranking(2, new int[] {1}, 1)));
    assertThat(judged(exact, 0.0002, 0.0001).loss().isMeasurable()).isTrue();
    assertThat(judged(exact, 0.0002, 0.0001).losesNoticeably()).isFalse();
    assertThat(judged(exact, 0.004, 0.002).losesNoticeably()).isTrue();
    assertThat(judged(exact, 0.004, 0.005).losesNoticeably()).as("may be chance").isFalse();
  }

  private static JudgedQuality judged(RankQuality exact, double mean, double plusMinus) {
    return new JudgedQuality(exact, exact, RankMeasure.PRECISION, new PairedLoss(mean, plusMinus));
  }
}
