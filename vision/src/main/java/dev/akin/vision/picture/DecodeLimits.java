package dev.akin.vision.picture;

/**
 * What a picture may cost before it is refused or read more coarsely.
 *
 * @param maxBytes largest encoded size, in bytes
 * @param maxPixels largest decoded size, in pixels (width × height of the header); a pixel costs 3
 *     bytes of heap in the result and up to 8 more while a PNG or WebP is decoded
 * @param subsampleAbove JPEGs with more pixels than this are read at every second, third, … pixel
 *     in both directions, until no more than this many remain
 */
public record DecodeLimits(int maxBytes, long maxPixels, long subsampleAbove) {
  /** Beyond this many pixels the RGB bytes of a picture do not fit into one array. */
  private static final long ADDRESSABLE_PIXELS = (Integer.MAX_VALUE - 8) / 3;

  /** What JPEG and GIF can say; PNG could say 2³¹ − 1, and a line of pixels is no picture. */
  private static final int MAXIMUM_SIDE = 65_535;

  public DecodeLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes " + maxBytes + " is below 1");
    }
    if (maxPixels < 1 || maxPixels > ADDRESSABLE_PIXELS) {
      throw new IllegalArgumentException(
          "maxPixels %,d is outside 1 … %,d".formatted(maxPixels, ADDRESSABLE_PIXELS));
    }
    if (subsampleAbove < 1) {
      throw new IllegalArgumentException("subsampleAbove " + subsampleAbove + " is below 1");
    }
  }

  /** 64 MiB, 50 million pixels, JPEGs above 12 million pixels subsampled. */
  public static DecodeLimits defaults() {
    return new DecodeLimits(64 << 20, 50_000_000, 12_000_000);
  }

  public DecodeLimits withMaxBytes(int bytes) {
    return new DecodeLimits(bytes, maxPixels, subsampleAbove);
  }

  public DecodeLimits withMaxPixels(long pixels) {
    return new DecodeLimits(maxBytes, pixels, subsampleAbove);
  }

  public DecodeLimits withSubsampleAbove(long pixels) {
    return new DecodeLimits(maxBytes, maxPixels, pixels);
  }

  /** Refuses what a header announces before anything is allocated for it. */
  void checkDimensions(String format, long width, long height) throws PictureException {
    if (width < 1 || height < 1) {
      throw new PictureException(
          "%s: the header says %d × %d pixels".formatted(format, width, height));
    }
    if (width > MAXIMUM_SIDE || height > MAXIMUM_SIDE) {
      throw new PictureException(
          "%s: the header says %,d × %,d pixels, the limit of a side is %,d"
              .formatted(format, width, height, MAXIMUM_SIDE));
    }
    if (width * height > maxPixels) {
      throw new PictureException(
          "%s: the header says %,d × %,d = %,d pixels, the limit is %,d"
              .formatted(format, width, height, width * height, maxPixels));
    }
  }

  /** Every how many pixels, in both directions, a JPEG of this size is read. */
  int subsampling(int width, int height) {
    int step = 1;
    while ((long) ceilDiv(width, step) * ceilDiv(height, step) > subsampleAbove) {
      step++;
    }
    return step;
  }

  private static int ceilDiv(int value, int divisor) {
    return Math.ceilDiv(value, divisor);
  }
}
