package dev.akin.vision.descriptor;

/**
 * What a picture looks like around a point: histograms of gradient orientation. Immutable as long
 * as nobody writes to the array that it hands out.
 */
public final class LocalDescriptor {
  /** Length of every histogram. */
  public static final int DIMENSION = 128;

  private final KeyPoint point;
  private final byte[] histogram;

  /** Takes the array over. */
  LocalDescriptor(KeyPoint point, byte[] histogram) {
    this.point = point;
    this.histogram = histogram;
  }

  /** Where it is. */
  public KeyPoint point() {
    return point;
  }

  /**
   * {@code [4][4][8]}: rows and columns of the point's own frame, and orientations relative to it;
   * bytes read as 0 … 255, of an L2 norm near 509. Not a copy: not to be changed.
   */
  public byte[] histogram() {
    return histogram;
  }
}
