package dev.akin.eval.measure;

/**
 * An index that was measured.
 *
 * @param specification its factory string, as it was asked for
 * @param subject what it was measured on
 * @param build what building it cost
 * @param footprint how large it is
 */
public record MeasuredIndex(
    String specification, Subject subject, BuildCost build, Footprint footprint) {
  /**
   * What an index was measured on.
   *
   * @param vectors how many it holds
   * @param dimension of each
   * @param queries how many were asked
   * @param parameters k, threads, rounds
   */
  public record Subject(int vectors, int dimension, int queries, MeasureParameters parameters) {}

  /** Bytes in memory per vector. */
  public double bytesPerVector() {
    return (double) footprint.bytesInMemory() / subject.vectors();
  }
}
