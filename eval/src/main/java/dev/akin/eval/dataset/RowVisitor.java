package dev.akin.eval.dataset;

/** Takes rows one after the other. */
public interface RowVisitor {
  /**
   * Comes once, before the rows.
   *
   * @param dimension values per row
   * @param rows how many will come at most
   */
  void begin(int dimension, long rows);

  /**
   * A row, whose values are overwritten afterwards.
   *
   * @throws IllegalArgumentException if it cannot be taken; the pass ends
   */
  void row(float[] values);
}
