package dev.akin.eval.relevance;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Approximate answers beside exact ones, by judgments: what is lost of what users would see.
 *
 * @param answers how good the answers are
 * @param exact how good exact search is at the same queries
 * @param leading the measure by which they are compared
 * @param loss what the answers lose of it
 */
public record JudgedQuality(
    RankQuality answers, RankQuality exact, RankMeasure leading, PairedLoss loss) {
  private static final double NOTICEABLE = 0.005;

  /**
   * Compares answers with exact ones, query by query.
   *
   * @param answers rankings of the same queries as {@code exact}, in the same order
   */
  public static JudgedQuality of(RankMeasure leading, List<Ranking> answers, List<Ranking> exact) {
    double[] losses =
        IntStream.range(0, answers.size())
            .filter(i -> answers.get(i).relevant() > 0)
            .mapToDouble(i -> leading.of(exact.get(i)) - leading.of(answers.get(i)))
            .toArray();
    return new JudgedQuality(
        RankQuality.of(answers), RankQuality.of(exact), leading, PairedLoss.of(losses));
  }

  /**
   * Whether people lose something: the loss cannot be chance, and may be more than half a percent
   * of what exact search has. With thousands of queries far smaller losses can be told from chance.
   */
  public boolean losesNoticeably() {
    double most = loss.mean() + loss.plusMinus();
    return loss.isMeasurable() && most > NOTICEABLE * exact.mean(leading);
  }

  /** The leading measure of the answers. */
  public double value() {
    return answers.mean(leading);
  }
}
