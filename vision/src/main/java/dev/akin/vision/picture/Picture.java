package dev.akin.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.Objects;

/**
 * An upright picture in 8-bit RGB, {@code [height][width][3]} row-major. Immutable and safe to
 * share between threads. Costs 3 bytes per pixel.
 */
public final class Picture {
  private final int width;
  private final int height;
  private final byte[] rgb;

  private Picture(int width, int height, byte[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * A picture of the given pixels, which are copied.
   *
   * @param rgb {@code [height][width][3]} row-major, bytes read as 0 … 255
   * @throws IllegalArgumentException if a dimension is below 1 or the array's length is not 3 ×
   *     width × height
   */
  public static Picture of(int width, int height, byte[] rgb) {
    return owning(width, height, rgb.clone());
  }

  /** A picture that takes the array over; the caller no longer touches it. */
  static Picture owning(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d × %d pixels of RGB in %,d bytes".formatted(width, height, rgb.length));
    }
    return new Picture(width, height, rgb);
  }

  /** A picture of any Java image: greys as they are stored, transparency flattened on white. */
  public static Picture of(BufferedImage image) {
    return BufferedImagePixels.read(image);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixel in column {@code x} of row {@code y} as 0xRRGGBB. */
  public int rgb(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException(
          "pixel (%d, %d) of a picture of %d × %d".formatted(x, y, width, height));
    }
    int at = 3 * (y * width + x);
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
  }

  /** Copies row {@code y}, 3 × width bytes of RGB, to the start of {@code target}. */
  public void copyRow(int y, byte[] target) {
    System.arraycopy(rgb, 3 * width * y, target, 0, 3 * width);
  }

  /**
   * The rectangle whose upper left pixel is {@code (left, top)}.
   *
   * @throws IndexOutOfBoundsException if it does not lie inside the picture
   */
  public Picture crop(int left, int top, int cropWidth, int cropHeight) {
    Objects.checkFromIndexSize(left, cropWidth, width);
    Objects.checkFromIndexSize(top, cropHeight, height);
    if (cropWidth == width && cropHeight == height) {
      return this;
    }
    byte[] cropped = new byte[3 * cropWidth * cropHeight];
    for (int y = 0; y < cropHeight; y++) {
      int from = 3 * ((top + y) * width + left);
      System.arraycopy(rgb, from, cropped, 3 * y * cropWidth, 3 * cropWidth);
    }
    return owning(cropWidth, cropHeight, cropped);
  }

  /** A copy for Java's own graphics, of type {@link BufferedImage#TYPE_3BYTE_BGR}. */
  public BufferedImage toBufferedImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int at = 0; at < rgb.length; at += 3) {
      bgr[at] = rgb[at + 2];
      bgr[at + 1] = rgb[at + 1];
      bgr[at + 2] = rgb[at];
    }
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture that
        && width == that.width
        && height == that.height
        && Arrays.equals(rgb, that.rgb);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(rgb);
  }

  @Override
  public String toString() {
    return "Picture[" + width + " × " + height + "]";
  }
}
