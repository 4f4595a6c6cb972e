package dev.akin.core.quantizer;

/** Estimates distances between one raw query and codes, block by block. Owned by one thread. */
public interface CodeScorer {
  /**
   * Takes the query that the following calls score, {@code [dimension]} as its metric prepared it.
   */
  void query(float[] vector);

  /**
   * Estimates the distances of one block.
   *
   * @param block its number, from 0
   * @param estimates receives one distance per code of the block
   */
  void score(int block, float[] estimates);

  /**
   * How far below an estimate the true distance may lie, at the quantizer's confidence: a code
   * whose {@code estimate - bound} exceeds the k-th best distance need not be refined.
   *
   * @param block its number, from 0
   * @param bounds receives one bound per code of the block
   */
  void errorBounds(int block, float[] bounds);
}
