package dev.akin.vision.descriptor;

/**
 * The gradient of an image by central differences; zero on the outermost pixels.
 *
 * @param magnitude {@code [height][width]}, twice the slope per pixel
 * @param turns {@code [height][width]}, its {@linkplain Turns direction}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: fields are never compared
record GradientField(float[][] magnitude, float[][] turns) {
  static GradientField of(GreyImage image) {
    int height = image.height();
    int width = image.width();
    GradientField field = new GradientField(new float[height][width], new float[height][width]);
    for (int y = 1; y < height - 1; y++) {
      field.fill(y, image.rows());
    }
    return field;
  }

  private void fill(int y, float[][] rows) {
    float[] above = rows[y - 1];
    float[] row = rows[y];
    float[] below = rows[y + 1];
    float[] lengths = magnitude[y];
    float[] directions = turns[y];
    for (int x = 1; x < row.length - 1; x++) {
      float dx = row[x + 1] - row[x - 1];
      float dy = below[x] - above[x];
      lengths[x] = (float) Math.sqrt(dx * dx + dy * dy);
      directions[x] = Turns.of(dx, dy);
    }
  }

  int width() {
    return magnitude[0].length;
  }

  int height() {
    return magnitude.length;
  }
}
