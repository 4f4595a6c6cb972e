package dev.akin.vision.descriptor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One octave of a {@link ScaleSpace}. Owned by one thread. */
final class Octave {
  private final List<GreyImage> gaussians;
  private final List<GreyImage> differences;
  private final float pixelSize;
  private final Map<Integer, GradientField> gradients = new HashMap<>();

  /**
   * @param gaussians the picture at levels 0 … INTERVALS + 2
   * @param differences level i + 1 less level i (Lowe 2004 §3, D), for i in 0 … INTERVALS + 1
   * @param pixelSize of the octave, in pixels of the picture
   */
  Octave(List<GreyImage> gaussians, List<GreyImage> differences, float pixelSize) {
    this.gaussians = gaussians;
    this.differences = differences;
    this.pixelSize = pixelSize;
  }

  /** The scale of a level, which need not be whole, in pixels of its octave. */
  static double sigma(double level) {
    return ScaleSpace.BASE_SIGMA * StrictMath.pow(2, level / ScaleSpace.INTERVALS);
  }

  GreyImage gaussian(int level) {
    return gaussians.get(level);
  }

  GreyImage difference(int level) {
    return differences.get(level);
  }

  float pixelSize() {
    return pixelSize;
  }

  /** The gradients at the level nearest to a point's scale. */
  GradientField gradients(ScalePoint point) {
    return gradients.computeIfAbsent(
        Math.round(point.level()), level -> GradientField.of(gaussians.get(level)));
  }
}
