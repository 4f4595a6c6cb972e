package dev.akin.vision.descriptor;

/**
 * A place in an octave of a {@link ScaleSpace}.
 *
 * @param x pixels of the octave
 * @param y pixels of the octave
 * @param level between two levels of the octave, as a rule
 */
record ScalePoint(float x, float y, float level) {
  /** The scale in pixels of the octave. */
  double sigma() {
    return Octave.sigma(level);
  }
}
