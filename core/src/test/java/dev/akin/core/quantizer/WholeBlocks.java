package dev.akin.core.quantizer;

import java.lang.foreign.MemorySegment;

/** Scores whole blocks by their numbers. */
public record WholeBlocks(Quantizer quantizer, CodeScorer scorer) {
  /** The blocks of encoded vectors. */
  public static WholeBlocks of(Quantizer quantizer, MemorySegment codes) {
    return new WholeBlocks(quantizer, quantizer.scorer(codes));
  }

  /** Writes the vector that a row's code stands for. */
  public static void decode(Quantizer quantizer, CodeDecoder decoder, int row, float[] target) {
    int size = quantizer.blockSize();
    decoder.decode(row / size * quantizer.blockBytes(), size, row % size, target);
  }

  /** Takes a query. */
  public void query(float[] vector) {
    scorer.query(vector);
  }

  /** Sets how many deviations bounds count. */
  public void epsilon(double deviations) {
    scorer.epsilon(deviations);
  }

  /** Sets what distance is of no interest any more. */
  public void limit(float distance) {
    scorer.limit(distance);
  }

  /** Fills in the estimates of a block. */
  public void score(int block, float[] estimates) {
    scorer.score(block * quantizer.blockBytes(), quantizer.blockSize(), estimates);
  }

  /** Fills in the bounds of a block. */
  public void errorBounds(int block, float[] bounds) {
    scorer.errorBounds(block * quantizer.blockBytes(), quantizer.blockSize(), bounds);
  }
}
