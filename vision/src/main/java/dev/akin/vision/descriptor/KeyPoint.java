package dev.akin.vision.descriptor;

import java.util.Comparator;

/**
 * A place in a picture with a size and a direction.
 *
 * @param x pixels from the centre of the leftmost pixel
 * @param y pixels downwards from the centre of the topmost pixel
 * @param scale its σ, in pixels of the picture
 * @param orientation radians in [0, 2π), from rightwards towards downwards: where it gets brighter
 */
public record KeyPoint(float x, float y, float scale, float orientation) {
  /** Rows from the top, left to right; then by size and direction. Total on different points. */
  static final Comparator<KeyPoint> ORDER =
      Comparator.comparingDouble(KeyPoint::y)
          .thenComparingDouble(KeyPoint::x)
          .thenComparingDouble(KeyPoint::scale)
          .thenComparingDouble(KeyPoint::orientation);
}
