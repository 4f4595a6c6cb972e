package dev.akin.vision.preprocess;

import dev.akin.vision.picture.Picture;

/**
 * Resizing with antialiasing, bit for bit as Pillow does it ({@code ImagingResample} of its {@code
 * Resample.c}): the filter is widened by the reduction factor, weights are 22-bit fixed point, rows
 * are resized before columns and rounded to 8 bits in between.
 */
public enum Resampling {
  /** The pixel under the centre; no antialiasing. Pillow's number 0. */
  NEAREST(0) {
    @Override
    double weight(double x) {
      throw new AssertionError("nearest has no filter");
    }
  },
  /** Windowed sinc over six pixels. Pillow's number 1. */
  LANCZOS(3) {
    @Override
    double weight(double x) {
      return x < -3 || x >= 3 ? 0 : sinc(x) * sinc(x / 3);
    }
  },
  /** Triangle over two pixels. Pillow's number 2. */
  BILINEAR(1) {
    @Override
    double weight(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  /** Cubic with a = −0.5 over four pixels. Pillow's number 3. */
  BICUBIC(2) {
    @Override
    double weight(double x) {
      double a = -0.5;
      double d = Math.abs(x);
      if (d < 1) {
        return ((a + 2) * d - (a + 3)) * d * d + 1;
      }
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
    }
  };

  private final double support;

  Resampling(double support) {
    this.support = support;
  }

  /** The filter's value {@code x} pixels from its centre. */
  abstract double weight(double x);

  /** Half the filter's width in pixels, before it is widened. */
  double support() {
    return support;
  }

  /**
   * The picture with its longer side reduced to {@code longestSide} pixels, its aspect ratio kept;
   * itself if no side is longer.
   */
  public Picture reduce(Picture picture, int longestSide) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= longestSide) {
      return picture;
    }
    double scale = (double) longestSide / longer;
    return resize(
        picture,
        Math.max(1, (int) Math.round(scale * picture.width())),
        Math.max(1, (int) Math.round(scale * picture.height())));
  }

  /**
   * The picture in another size; its aspect ratio is not kept.
   *
   * <p>Costs about (1 + filter width × reduction) multiplications per pixel of the larger side.
   *
   * @throws IllegalArgumentException if a dimension is below 1
   */
  public Picture resize(Picture picture, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture cannot be resized to " + width + " × " + height);
    }
    if (width == picture.width() && height == picture.height()) {
      return picture;
    }
    return this == NEAREST
        ? Nearest.resize(picture, width, height)
        : new FilteredResize(this, picture, width, height).resize();
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /** Point sampling. */
  private static final class Nearest {
    static Picture resize(Picture picture, int width, int height) {
      byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
      byte[] row = new byte[3 * picture.width()];
      double scaleX = (double) picture.width() / width;
      double scaleY = (double) picture.height() / height;
      for (int y = 0; y < height; y++) {
        picture.copyRow((int) ((y + 0.5) * scaleY), row);
        for (int x = 0; x < width; x++) {
          System.arraycopy(row, 3 * (int) ((x + 0.5) * scaleX), rgb, 3 * (y * width + x), 3);
        }
      }
      return Picture.of(width, height, rgb);
    }
  }
}
