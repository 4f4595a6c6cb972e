package dev.akin.engine.whynot;

import java.util.OptionalDouble;

/**
 * The part of the ranking that was asked for.
 *
 * @param using the name of the vector that is compared; empty where vectors have none
 * @param limit how many results, at least 1
 * @param offset how many of the best are skipped before them, 0 or more
 * @param scoreThreshold the lowest score that is a result; empty takes any
 */
public record Wanted(String using, int limit, int offset, OptionalDouble scoreThreshold) {
  /** The last rank that is a result. */
  public int last() {
    return limit + offset;
  }

  /** Whether a score is too low to be a result. */
  public boolean isBelow(float score) {
    return scoreThreshold.isPresent() && score < scoreThreshold.getAsDouble();
  }
}
