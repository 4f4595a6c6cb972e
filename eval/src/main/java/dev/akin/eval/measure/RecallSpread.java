package dev.akin.eval.measure;

import dev.akin.engine.proof.RecallInterval;
import java.util.Arrays;

/**
 * Recall over queries: its mean, how sure that is, and how the queries fare that fare worst.
 *
 * @param mean with its 95 % interval over queries
 * @param worstDecile the mean over the tenth of the queries that have the lowest recall
 */
public record RecallSpread(RecallInterval mean, double worstDecile) {
  /** The same recalls give the same interval. */
  private static final long SEED = 20_250_916L;

  private static final int DECILE = 10;

  /**
   * The spread of recalls at k, one per query.
   *
   * @throws IllegalArgumentException if there is none
   */
  static RecallSpread of(int k, double[] recalls) {
    RecallInterval mean = RecallInterval.of(k, recalls, SEED);
    double[] sorted = recalls.clone();
    Arrays.sort(sorted);
    int worst = (sorted.length + DECILE - 1) / DECILE;
    return new RecallSpread(mean, Arrays.stream(sorted, 0, worst).average().orElse(0));
  }
}
