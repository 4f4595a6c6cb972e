package dev.akin.vision.descriptor;

/** The ways to choose the points of a picture. */
public enum Detector {
  /**
   * Blobs and corners: extrema of the difference of Gaussians, turned by their dominant
   * orientations. Found again when the picture is turned, resized, lit otherwise.
   */
  DOG("dog"),

  /**
   * A grid at three sizes, upright, where the picture is not flat. Many more points, found again
   * only in pictures taken alike.
   */
  DENSE("dense");

  private final String title;

  Detector(String title) {
    this.title = title;
  }

  /** {@code dog} or {@code dense}. */
  @Override
  public String toString() {
    return title;
  }
}
