package dev.akin.vision.preprocess;

import dev.akin.vision.picture.Picture;
import java.nio.FloatBuffer;

/**
 * From a picture to a model's input: resize, crop the middle, rescale, normalise; {@code
 * [3][height][width]} float32, red plane first.
 *
 * <p>Immutable and thread-safe. Costs a resize of the whole picture.
 */
public final class Preprocessor {
  private final Resizing resizing;
  private final int width;
  private final int height;
  private final float[][] levels;

  /**
   * @param resizing how the picture gets its size
   * @param width of the crop, in pixels
   * @param height of the crop, in pixels
   * @param normalization what becomes of a sample
   */
  Preprocessor(Resizing resizing, int width, int height, Normalization normalization) {
    this.resizing = resizing;
    this.width = width;
    this.height = height;
    this.levels = normalization.levels();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Numbers per picture: 3 × height × width. */
  public int size() {
    return 3 * height * width;
  }

  /**
   * Writes the picture's numbers to {@code target[start, start + size())}; the buffer's position is
   * neither used nor changed.
   */
  public void write(Picture picture, FloatBuffer target, int start) {
    Picture resized = resizing.apply(picture);
    // Negative where the picture is smaller than the crop: it is then framed in black.
    int left = Math.floorDiv(resized.width() - width, 2);
    int top = Math.floorDiv(resized.height() - height, 2);
    byte[] row = new byte[3 * resized.width()];
    int plane = width * height;
    for (int y = 0; y < height; y++) {
      boolean inside = y + top >= 0 && y + top < resized.height();
      if (inside) {
        resized.copyRow(y + top, row);
      }
      int at = start + y * width;
      for (int x = 0; x < width; x++, at++) {
        int from = 3 * (x + left);
        boolean pixel = inside && from >= 0 && from < row.length;
        target.put(at, levels[0][pixel ? row[from] & 0xff : 0]);
        target.put(at + plane, levels[1][pixel ? row[from + 1] & 0xff : 0]);
        target.put(at + 2 * plane, levels[2][pixel ? row[from + 2] & 0xff : 0]);
      }
    }
  }
}
