package dev.akin.vision.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The RGB bytes of a Java image. Grey images are read from the raster: {@code getRGB} takes their
 * samples for linear light and brightens them (grey 128 becomes 188).
 */
final class BufferedImagePixels {
  private BufferedImagePixels() {}

  static Picture read(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    boolean grey =
        image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
            && !(image.getColorModel() instanceof IndexColorModel);
    if (grey) {
      readGrey(image, rgb);
    } else {
      readColor(image, rgb);
    }
    return Picture.owning(width, height, rgb);
  }

  private static void readGrey(BufferedImage image, byte[] rgb) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int bands = raster.getNumBands();
    int maximum = (1 << image.getColorModel().getComponentSize(0)) - 1;
    boolean premultiplied = image.isAlphaPremultiplied();
    int[] row = new int[width * bands];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int value = scale(row[x * bands], maximum);
        if (bands > 1) {
          int alpha = scale(row[x * bands + 1], maximum);
          value = premultiplied ? value + 255 - alpha : onWhite(value, alpha);
        }
        rgb[at] = rgb[at + 1] = rgb[at + 2] = (byte) Math.min(value, 255);
        at += 3;
      }
    }
  }

  private static int scale(int sample, int maximum) {
    return maximum == 255 ? sample : (sample * 255 + maximum / 2) / maximum;
  }

  private static void readColor(BufferedImage image, byte[] rgb) {
    int width = image.getWidth();
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        int alpha = argb >>> 24;
        rgb[at] = (byte) onWhite(argb >> 16 & 0xff, alpha);
        rgb[at + 1] = (byte) onWhite(argb >> 8 & 0xff, alpha);
        rgb[at + 2] = (byte) onWhite(argb & 0xff, alpha);
        at += 3;
      }
    }
  }

  /** A sample of the given opacity (both 0 … 255) in front of white. */
  static int onWhite(int value, int alpha) {
    return alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
