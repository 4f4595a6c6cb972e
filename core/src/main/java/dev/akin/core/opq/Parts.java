package dev.akin.core.opq;

/**
 * How product codes cut a vector: parts of equal width, the last ones shorter or empty where the
 * dimension is no multiple.
 *
 * @param dimension values of a vector
 * @param count parts
 */
record Parts(int dimension, int count) {
  /** The first value of a part. */
  int from(int part) {
    return Math.min(part * fullWidth(), dimension);
  }

  /** Values of a part. */
  int width(int part) {
    return from(part + 1) - from(part);
  }

  private int fullWidth() {
    return (dimension + count - 1) / count;
  }
}
