package dev.akin.vision.descriptor;

/**
 * Which points of a picture are described.
 *
 * @param detector how they are chosen
 * @param contrast a point's least contrast, from 0 for all to 1 for none, where black is 0 and
 *     white 1. Fewer and more stable points with higher values
 * @param edgeRatio how many times longer than wide a blob may be, above 1: edges are not found
 *     again along their own direction ({@link Detector#DOG} alone)
 * @param longestSide pictures with a longer side, in pixels, are reduced to it; bounds memory to
 *     about 240 bytes × longestSide² per thread
 */
public record DescriptorParameters(
    Detector detector, double contrast, double edgeRatio, int longestSide) {
  private static final int MAX_SIDE = 4_096;

  public DescriptorParameters {
    if (!(contrast >= 0 && contrast < 1)) {
      throw new IllegalArgumentException("contrast " + contrast + ", allowed are 0 … 1");
    }
    if (!(edgeRatio > 1)) {
      throw new IllegalArgumentException("edge ratio " + edgeRatio + " is not above 1");
    }
    if (longestSide < 1 || longestSide > MAX_SIDE) {
      throw new IllegalArgumentException(
          "longest side %,d, allowed are 1 … %,d".formatted(longestSide, MAX_SIDE));
    }
  }

  /**
   * Difference of Gaussians, contrast 0.01 (Lowe has 0.03), edge ratio 10 as in the paper, longest
   * side 640.
   */
  public static DescriptorParameters defaults() {
    return new DescriptorParameters(Detector.DOG, 0.01, 10, 640);
  }

  public DescriptorParameters withDetector(Detector newDetector) {
    return new DescriptorParameters(newDetector, contrast, edgeRatio, longestSide);
  }

  public DescriptorParameters withContrast(double newContrast) {
    return new DescriptorParameters(detector, newContrast, edgeRatio, longestSide);
  }

  public DescriptorParameters withEdgeRatio(double newEdgeRatio) {
    return new DescriptorParameters(detector, contrast, newEdgeRatio, longestSide);
  }

  public DescriptorParameters withLongestSide(int newLongestSide) {
    return new DescriptorParameters(detector, contrast, edgeRatio, newLongestSide);
  }
}
