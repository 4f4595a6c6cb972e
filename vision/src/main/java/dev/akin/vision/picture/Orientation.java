package dev.akin.vision.picture;

/**
 * EXIF orientation, 1 … 8: how the camera was held. Code 1 is upright, 3 upside down, 6 and 8 lie
 * on a side, the others are mirrored too. See {@link ExifOrientation} for where it is written.
 */
final class Orientation {
  private static final int UPRIGHT = 1;

  private Orientation() {}

  /** The picture as it was meant to be seen. */
  static Picture upright(Picture stored, int orientation) {
    if (orientation == UPRIGHT) {
      return stored;
    }
    boolean turned = orientation >= 5;
    int width = turned ? stored.height() : stored.width();
    int height = turned ? stored.width() : stored.height();
    byte[] rgb = new byte[3 * width * height];
    byte[] row = new byte[3 * stored.width()];
    for (int y = 0; y < stored.height(); y++) {
      stored.copyRow(y, row);
      for (int x = 0; x < stored.width(); x++) {
        // Orientations 5 … 8 swap rows and columns; then each axis runs forwards or backwards.
        int column = turned ? y : x;
        int line = turned ? x : y;
        if (mirrorsColumns(orientation)) {
          column = width - 1 - column;
        }
        if (mirrorsLines(orientation)) {
          line = height - 1 - line;
        }
        System.arraycopy(row, 3 * x, rgb, 3 * (line * width + column), 3);
      }
    }
    return Picture.owning(width, height, rgb);
  }

  private static boolean mirrorsColumns(int orientation) {
    return orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  }

  private static boolean mirrorsLines(int orientation) {
    return orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  }
}
