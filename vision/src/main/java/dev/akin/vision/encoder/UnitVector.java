package dev.akin.vision.encoder;

/** Scaling to length one. */
public final class UnitVector {
  private UnitVector() {}

  /**
   * Divides the vector by its L2 norm, in place.
   *
   * @throws EncoderException if the norm is zero or not finite
   */
  public static void normalize(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw new EncoderException(
          "a vector of %d numbers has the norm %s and no direction"
              .formatted(vector.length, Math.sqrt(squares)));
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }
}
