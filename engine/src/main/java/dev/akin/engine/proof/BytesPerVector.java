package dev.akin.engine.proof;

/**
 * What a vector costs, everything that belongs to it included.
 *
 * @param memory live heap plus mapped sections, refine vectors not counted, over the number of
 *     vectors
 * @param disk all files over the number of vectors
 */
public record BytesPerVector(double memory, double disk) {
  public BytesPerVector {
    if (!(memory >= 0 && disk >= 0) || Double.isInfinite(memory + disk)) {
      throw new IllegalArgumentException("bytes per vector: memory " + memory + ", disk " + disk);
    }
  }
}
