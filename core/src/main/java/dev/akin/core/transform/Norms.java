package dev.akin.core.transform;

/** Euclidean lengths, summed in double so that no finite vector overflows. */
final class Norms {
  private Norms() {}

  static double of(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
