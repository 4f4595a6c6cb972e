package dev.akin.eval.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures over judgments that people made of few rows, by examples worked by hand: R stands for a
 * relevant row of an answer, N for one judged irrelevant, U for one that nobody judged.
 */
final class SparseJudgmentsTest {
  /** An answer, and how many more relevant and irrelevant rows there are that it does not have. */
  private static Ranking ranking(String answer, int relevantMore, int irrelevantMore, int k) {
    Map<Integer, Integer> grades = new HashMap<>();
    for (int i = 0; i < answer.length(); i++) {
      switch (answer.charAt(i)) {
        case 'R' -> grades.put(i, 1);
        case 'N' -> grades.put(i, 0);
        default -> {}
      }
    }
    int row = answer.length();
    for (int i = 0; i < relevantMore; i++) {
      grades.put(row++, 1);
    }
    for (int i = 0; i < irrelevantMore; i++) {
      grades.put(row++, 0);
    }
    return new GradedJudgments(List.of(grades))
        .ranking(0, IntStream.range(0, answer.length()).toArray(), k);
  }

  @ParameterizedTest
  @CsvSource({
    // The correction of trec_eval, NIST, 8 November 2005: ((4 · (3/4)) + 2 · (0/4)) / 6.
    "NRRRR, 2, 3, 0.5",
    // Buckley and Voorhees 2004, where R ≤ N: 1/R · Σ (1 − irrelevant before / R).
    "RNRN,  0, 0, 0.75", // (1 + 1/2) / 2
    "RUNURUNN, 0, 2, 0.75", // unjudged rows change nothing
    "NNNRRR, 0, 0, 0", // the first R irrelevant rows are all before them
    "NNNNRRR, 0, 0, 0", // and a fourth one is no worse
    "RRNRNN, 1, 4, 0.6875", // (1 + 1 + 3/4 + 0) / 4
    "RNRNR, 0, 6, 0.6666666667", // (1 + 2/3 + 1/3) / 3
    "RRR,   1, 9, 0.75", // one relevant row was not found
    "UUU,   2, 2, 0",
    "NUN,   2, 2, 0",
    "RUU,   0, 0, 1", // nothing was judged irrelevant
    "NR,    2, 0, 0", // the only irrelevant row stands before the only one found
  })
  void binaryPreferenceIsAsByHand(
      String answer, int relevantMore, int irrelevantMore, double value) {
    assertThat(RankMeasure.BINARY_PREFERENCE.of(ranking(answer, relevantMore, irrelevantMore, 100)))
        .isCloseTo(value, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"RNUU, 0.5", "RRN, 1", "U, 0", "UUUN, 0.25"})
  void judgedIsTheShareThatSomebodyLookedAt(String answer, double value) {
    assertThat(RankMeasure.JUDGED.of(ranking(answer, 3, 3, 10))).isEqualTo(value);
  }

  @Test
  void ofMoreRelevantRowsThanAreAskedForNoMoreCanBeFound() {
    assertThat(RankMeasure.BINARY_PREFERENCE.of(ranking("RR", 50, 50, 2))).isEqualTo(1);
  }

  @Test
  void aGradeBelowNoughtIsNoJudgment() {
    GradedJudgments grades = new GradedJudgments(List.of(Map.of(0, -1, 1, 0, 2, 2)));
    assertThat(grades.isJudged(0, 0)).isFalse();
    assertThat(grades.isJudged(0, 1)).isTrue();
    assertThat(grades.isJudged(0, 3)).isFalse();
    assertThat(grades.irrelevant(0)).isEqualTo(1);
  }

  @Test
  void labelsJudgeEveryRow() {
    LabelJudgments labels = LabelJudgments.of(List.of("a", "a", "b", "b", "b"), List.of("a", "z"));
    Ranking ranking = labels.ranking(0, new int[] {2, 0, 1}, 3);
    assertThat(RankMeasure.JUDGED.of(ranking)).isEqualTo(1);
    assertThat(RankMeasure.BINARY_PREFERENCE.of(ranking)).isEqualTo(0.5);
    assertThat(labels.irrelevant(1)).isEqualTo(5);
  }

  /** What the measure is for: unjudged rows, wherever they stand, move nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void binaryPreferenceDoesNotSeeUnjudgedRows(long seed) {
    Random random = new Random(seed);
    String judged = drawn(random, "RN", 1 + random.nextInt(12));
    StringBuilder diluted = new StringBuilder();
    for (int i = 0; i < judged.length(); i++) {
      diluted.append("U".repeat(random.nextInt(4))).append(judged.charAt(i));
    }
    int relevantMore = 1 + random.nextInt(5);
    int irrelevantMore = random.nextInt(5);
    assertThat(preference(diluted.toString(), relevantMore, irrelevantMore))
        .as(diluted.toString())
        .isEqualTo(preference(judged, relevantMore, irrelevantMore))
        .isBetween(0.0, 1.0);
  }

  /** Moving a relevant row before an irrelevant one never makes it worse. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aBetterOrderIsNoWorse(long seed) {
    Random random = new Random(seed);
    StringBuilder rows = new StringBuilder(drawn(random, "RNU", 12)).append("NR");
    for (int i = rows.length() - 1; i > 0; i--) {
      if (rows.charAt(i) == 'R' && rows.charAt(i - 1) == 'N') {
        double before = preference(rows.toString(), 1, 3);
        rows.replace(i - 1, i + 1, "RN");
        assertThat(preference(rows.toString(), 1, 3))
            .as(rows.toString())
            .isGreaterThanOrEqualTo(before);
      }
    }
  }

  private static double preference(String answer, int relevantMore, int irrelevantMore) {
    return RankMeasure.BINARY_PREFERENCE.of(ranking(answer, relevantMore, irrelevantMore, 100));
  }

  private static String drawn(Random random, String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
