package dev.akin.vision.picture;

/** How the stored components of a JPEG become RGB: the formulas and the rounding of libjpeg. */
enum JpegColors {
  GREY {
    @Override
    byte[] toRgb(byte[] samples) {
      byte[] rgb = new byte[Math.multiplyExact(3, samples.length)];
      for (int pixel = 0; pixel < samples.length; pixel++) {
        rgb[3 * pixel] = rgb[3 * pixel + 1] = rgb[3 * pixel + 2] = samples[pixel];
      }
      return rgb;
    }
  },
  RGB {
    @Override
    byte[] toRgb(byte[] samples) {
      return samples;
    }
  },
  YCBCR {
    @Override
    byte[] toRgb(byte[] samples) {
      for (int at = 0; at < samples.length; at += 3) {
        int y = samples[at] & 0xff;
        int cb = samples[at + 1] & 0xff;
        int cr = samples[at + 2] & 0xff;
        samples[at] = (byte) red(y, cr);
        samples[at + 1] = (byte) green(y, cb, cr);
        samples[at + 2] = (byte) blue(y, cb);
      }
      return samples;
    }
  },
  /** As Adobe's programs store it: 255 means no ink. */
  INVERTED_CMYK {
    @Override
    byte[] toRgb(byte[] samples) {
      byte[] rgb = new byte[samples.length / 4 * 3];
      for (int from = 0, to = 0; from < samples.length; from += 4, to += 3) {
        int light = samples[from + 3] & 0xff;
        rgb[to] = (byte) multiply(samples[from] & 0xff, light);
        rgb[to + 1] = (byte) multiply(samples[from + 1] & 0xff, light);
        rgb[to + 2] = (byte) multiply(samples[from + 2] & 0xff, light);
      }
      return rgb;
    }
  },
  /** Inverted CMYK whose inks are stored as the YCbCr of their complement. */
  YCCK {
    @Override
    byte[] toRgb(byte[] samples) {
      for (int at = 0; at < samples.length; at += 4) {
        int y = samples[at] & 0xff;
        int cb = samples[at + 1] & 0xff;
        int cr = samples[at + 2] & 0xff;
        samples[at] = (byte) (255 - red(y, cr));
        samples[at + 1] = (byte) (255 - green(y, cb, cr));
        samples[at + 2] = (byte) (255 - blue(y, cb));
      }
      return INVERTED_CMYK.toRgb(samples);
    }
  },
  CMYK {
    @Override
    byte[] toRgb(byte[] samples) {
      for (int at = 0; at < samples.length; at++) {
        samples[at] = (byte) ~samples[at];
      }
      return INVERTED_CMYK.toRgb(samples);
    }
  };

  private static final int HALF = 1 << 15;
  private static final int CR_TO_RED = fixed(1.40200);
  private static final int CB_TO_BLUE = fixed(1.77200);
  private static final int CR_TO_GREEN = fixed(0.71414);
  private static final int CB_TO_GREEN = fixed(0.34414);

  /**
   * RGB bytes of the samples, which may be changed or returned.
   *
   * @param samples {@code [pixels][components]}
   */
  abstract byte[] toRgb(byte[] samples);

  static JpegColors of(JpegStructure structure) {
    return switch (structure.components()) {
      case 1 -> GREY;
      case 3 ->
          structure.adobeTransform() == 0
                  || (structure.adobeTransform() < 0 && structure.namedRgb())
              ? RGB
              : YCBCR;
      default ->
          switch (structure.adobeTransform()) {
            case -1 -> CMYK;
            case 2 -> YCCK;
            default -> INVERTED_CMYK;
          };
    };
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << 16) + 0.5);
  }

  private static int red(int y, int cr) {
    return clamp(y + ((CR_TO_RED * (cr - 128) + HALF) >> 16));
  }

  private static int green(int y, int cb, int cr) {
    return clamp(y + ((-CB_TO_GREEN * (cb - 128) + HALF - CR_TO_GREEN * (cr - 128)) >> 16));
  }

  private static int blue(int y, int cb) {
    return clamp(y + ((CB_TO_BLUE * (cb - 128) + HALF) >> 16));
  }

  private static int clamp(int value) {
    return Math.clamp(value, 0, 255);
  }

  private static int multiply(int a, int b) {
    return (a * b + 127) / 255;
  }
}
