package dev.akin.core.ivf;

import dev.akin.core.vector.VectorSet;

/** Rows whose lists are known, and not yet how many there will be in each. */
interface WaitingRows {
  /**
   * Takes rows; their ordinals go on where the last ones ended.
   *
   * @param lists the list of each
   */
  void add(VectorSet rows, int[] lists);

  /** Fills in the code of a row. Safe for several threads once all rows are there. */
  void copyTo(int ordinal, byte[] code);
}
