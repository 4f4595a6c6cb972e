package dev.akin.eval.geometry;

import dev.akin.eval.sample.SampleParameters;

/**
 * How much is looked at. All rows are counted; what compares rows with each other takes a sample.
 *
 * @param rows sampled rows that are searched, at most
 * @param queries sampled rows that are searched with, at most
 * @param hubRows sampled rows that are compared each with each
 * @param seed of the sample and of everything random
 */
public record SurveyParameters(int rows, int queries, int hubRows, long seed) {
  /** Neighbors by which searches are compared. */
  static final int K = 10;

  /** Neighbors by which the intrinsic dimension is estimated. */
  static final int DEPTH = 20;

  public SurveyParameters {
    if (hubRows < SampleParameters.FEWEST) {
      throw new IllegalArgumentException(
          "%,d rows for hubs: at least %d".formatted(hubRows, SampleParameters.FEWEST));
    }
    var _ = new SampleParameters(rows, queries, seed);
  }

  /** 20,000 rows, 1,000 queries, 10,000 rows for hubs. */
  public static SurveyParameters defaults() {
    return new SurveyParameters(20_000, 1_000, 10_000, 20_250_916L);
  }

  /** What is drawn. */
  SampleParameters sample() {
    return new SampleParameters(rows, queries, seed);
  }

  /** Another sample. */
  public SurveyParameters withSeed(long newSeed) {
    return new SurveyParameters(rows, queries, hubRows, newSeed);
  }
}
