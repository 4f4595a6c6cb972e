package dev.akin.engine.capacity;

/**
 * What an index over a part of the vectors is expected to cost.
 *
 * @param family of the index
 * @param vectors in the part
 * @param work what a query counts
 * @param times of one thread
 * @param bytes that are kept
 */
public record Forecast(Family family, long vectors, Work work, Times times, Bytes bytes) {

  /**
   * Processor time.
   *
   * @param searchMillis of a query, everything in memory
   * @param buildSeconds of building the index once
   */
  public record Times(double searchMillis, double buildSeconds) {}

  /**
   * What is kept.
   *
   * @param memory what searching touches; raw vectors that only refining reads left out
   * @param disk of the files
   * @param refinedRow what a compared candidate reads from raw vectors outside {@code memory}; 0 if
   *     they are in it
   */
  public record Bytes(double memory, double disk, double refinedRow) {}

  /** The factory string. */
  public String index() {
    return family.index(vectors);
  }

  /** The knob's whole number that is planned. */
  public long knob() {
    return (long) Math.ceil(work.knob());
  }
}
