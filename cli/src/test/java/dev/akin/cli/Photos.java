package dev.akin.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A folder of small pictures, no two alike. */
final class Photos {
  private Photos() {}

  static Path write(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    for (int number = 0; number < count; number++) {
      BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.getHSBColor(number / (float) count, 0.8f, 0.9f));
      graphics.fillRect(0, 0, 48, 48);
      graphics.setColor(Color.WHITE);
      graphics.fillOval(number % 20, 5, 10 + number % 17, 20);
      graphics.dispose();
      try (OutputStream file = Files.newOutputStream(folder.resolve(number + ".png"))) {
        ImageIO.write(image, "png", file);
      }
    }
    return folder;
  }
}
