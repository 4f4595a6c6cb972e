package dev.akin.vision.descriptor;

import dev.akin.vision.picture.Picture;
import java.util.SplittableRandom;

/** Pictures whose content is a formula, for tests that know the answer. */
final class GreyScenes {
  private GreyScenes() {}

  /** Grey as a function of the place, 0 … 1. */
  @FunctionalInterface
  interface Shade {
    double at(double x, double y);
  }

  static GreyImage image(int width, int height, Shade shade) {
    float[][] rows = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rows[y][x] = (float) shade.at(x, y);
      }
    }
    return new GreyImage(rows);
  }

  static Picture picture(int width, int height, Shade shade) {
    byte[] rgb = new byte[3 * width * height];
    for (int pixel = 0; pixel < width * height; pixel++) {
      int y = pixel / width;
      double grey = shade.at(pixel - y * width, y);
      for (int channel = 0; channel < 3; channel++) {
        rgb[3 * pixel + channel] = (byte) Math.round(255 * Math.clamp(grey, 0, 1));
      }
    }
    return Picture.of(width, height, rgb);
  }

  /** A Gaussian of this height and standard deviation. */
  static Shade blob(double centreX, double centreY, double sigma, double height) {
    return (x, y) ->
        height
            * Math.exp(
                -0.5
                    * ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY))
                    / (sigma * sigma));
  }

  /** Blobs and stretched blobs of many sizes on mid grey: a scene with texture at every scale. */
  static Shade texture(int side, SplittableRandom random) {
    int count = 60;
    double[][] blobs = new double[count][];
    for (int i = 0; i < count; i++) {
      double turn = Math.PI * random.nextDouble();
      double sigma = 1.5 * Math.exp(1.6 * random.nextDouble());
      blobs[i] =
          new double[] {
            random.nextDouble(side),
            random.nextDouble(side),
            Math.cos(turn),
            Math.sin(turn),
            sigma,
            sigma * (1 + random.nextDouble()),
            0.7 * random.nextDouble() - 0.35
          };
    }
    return (x, y) -> {
      double grey = 0.5;
      for (double[] blob : blobs) {
        double dx = x - blob[0];
        double dy = y - blob[1];
        double u = (blob[2] * dx + blob[3] * dy) / blob[4];
        double v = (blob[2] * dy - blob[3] * dx) / blob[5];
        grey += blob[6] * Math.exp(-0.5 * (u * u + v * v));
      }
      return grey;
    };
  }
}
