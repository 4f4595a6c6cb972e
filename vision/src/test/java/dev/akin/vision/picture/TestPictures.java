package dev.akin.vision.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures drawn and encoded by the tests themselves. */
public final class TestPictures {
  private TestPictures() {}

  /**
   * A white picture with a red left upper quarter and a few coloured shapes that make every corner
   * different.
   */
  public static BufferedImage drawn(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(200, 30, 40));
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.setColor(new Color(20, 60, 190));
    graphics.fillRect(width / 2, height - height / 4, width - width / 2, height / 4);
    graphics.setColor(new Color(30, 160, 60));
    graphics.fillOval(width / 4, height / 2, width / 4, height / 4);
    graphics.dispose();
    return image;
  }

  /** Smooth noise, which JPEG keeps within a few steps. */
  public static BufferedImage noisy(int width, int height, long seed) {
    Random random = new Random(seed);
    int[] corners = new int[12];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = random.nextInt(256);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          double u = (double) x / width;
          double v = (double) y / height;
          double top = corners[4 * channel] * (1 - u) + corners[4 * channel + 1] * u;
          double bottom = corners[4 * channel + 2] * (1 - u) + corners[4 * channel + 3] * u;
          rgb = rgb << 8 | (int) (top * (1 - v) + bottom * v);
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  public static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("no writer for " + format + " and this type of image");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
