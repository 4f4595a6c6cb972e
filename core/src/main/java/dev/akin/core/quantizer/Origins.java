package dev.akin.core.quantizer;

import dev.akin.core.vector.VectorSet;

/**
 * What codes are relative to, with the arithmetic that every quantizer does on it.
 *
 * @param vectors {@code [1 or more][dimension]}
 */
public record Origins(VectorSet vectors) {
  /**
   * Checks an origin's number.
   *
   * @throws IllegalArgumentException if there is no such origin
   */
  public int require(int origin) {
    if (origin < 0 || origin >= vectors.size()) {
      throw new IllegalArgumentException(
          "origin %,d: there are %,d, from 0".formatted(origin, vectors.size()));
    }
    return origin;
  }

  /**
   * Writes a vector minus an origin.
   *
   * @param target takes {@code dimension} values, may be the vector itself; what follows them stays
   */
  public void subtract(int origin, float[] vector, float[] target) {
    long at = vectors.offset(origin);
    for (int i = 0; i < vectors.dimension(); i++) {
      target[i] = vector[i] - vectors.segment().get(VectorSet.VALUE, at + 4L * i);
    }
  }

  /** Adds an origin to a residual, in place. */
  public void addTo(float[] residual, int origin) {
    long at = vectors.offset(origin);
    for (int i = 0; i < vectors.dimension(); i++) {
      residual[i] += vectors.segment().get(VectorSet.VALUE, at + 4L * i);
    }
  }

  /** Inner product of a vector and an origin, summed in double. */
  public double dot(float[] vector, int origin) {
    long at = vectors.offset(origin);
    double sum = 0;
    for (int i = 0; i < vectors.dimension(); i++) {
      sum += (double) vector[i] * vectors.segment().get(VectorSet.VALUE, at + 4L * i);
    }
    return sum;
  }
}
