package dev.akin.vision.descriptor;

/**
 * A place in an octave and a direction there.
 *
 * @param turn the {@linkplain Turns direction} in which the place is upright
 */
record OrientedPoint(ScalePoint place, float turn) {
  KeyPoint inPicture(float pixelSize) {
    return new KeyPoint(
        place.x() * pixelSize,
        place.y() * pixelSize,
        (float) (place.sigma() * pixelSize),
        (float) (2 * Math.PI * turn));
  }
}
