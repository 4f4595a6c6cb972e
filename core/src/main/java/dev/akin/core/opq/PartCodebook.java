package dev.akin.core.opq;

import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * The centroids of one part and which row has which, improved from one rotation to the next. Owned
 * by one thread at a time.
 */
final class PartCodebook {
  private final int from;
  private final int width;
  private final int centroids;

  /** {@code [width][centroids]}, so that one register holds a coordinate of many centroids. */
  private final float[] columns;

  private final int[] codes;
  private boolean isStarted;

  /**
   * A codebook without centroids.
   *
   * @param from first value of the part
   * @param width values of the part
   * @param size rows
   * @param centroids a multiple of 16; with fewer rows some repeat
   */
  PartCodebook(int from, int width, int size, int centroids) {
    this.from = from;
    this.width = width;
    this.centroids = centroids;
    this.columns = new float[width * centroids];
    this.codes = new int[size];
  }

  /**
   * Runs steps of Lloyd's algorithm over rotated rows; the first centroids are rows evenly spread.
   */
  void improve(VectorSet rotated, int steps) {
    if (!isStarted) {
      float[] row = new float[rotated.dimension()];
      for (int code = 0; code < centroids; code++) {
        rotated.copyTo((int) ((long) code * rotated.size() / centroids), row);
        for (int i = 0; i < width; i++) {
          columns[i * centroids + code] = row[from + i];
        }
      }
      isStarted = true;
    }
    for (int step = 0; step < steps; step++) {
      step(rotated);
    }
  }

  private void step(VectorSet rotated) {
    double[] sums = new double[width * centroids];
    int[] counts = new int[centroids];
    float[] row = new float[rotated.dimension()];
    float[] part = new float[width];
    float[] distances = new float[centroids];
    for (int i = 0; i < codes.length; i++) {
      rotated.copyTo(i, row);
      System.arraycopy(row, from, part, 0, width);
      int code = nearest(part, distances);
      codes[i] = code;
      counts[code]++;
      for (int j = 0; j < width; j++) {
        sums[j * centroids + code] += part[j];
      }
    }
    for (int code = 0; code < centroids; code++) {
      // A centroid without rows stays; as the rotation moves, rows come to it again.
      for (int j = 0; counts[code] > 0 && j < width; j++) {
        columns[j * centroids + code] = (float) (sums[j * centroids + code] / counts[code]);
      }
    }
  }

  /**
   * The nearest centroid, the first of equal ones. Columns let the compiler handle many centroids
   * at once.
   */
  private int nearest(float[] part, float[] distances) {
    Arrays.fill(distances, 0);
    for (int j = 0; j < width; j++) {
      float value = part[j];
      int column = j * centroids;
      for (int code = 0; code < centroids; code++) {
        float difference = value - columns[column + code];
        distances[code] += difference * difference;
      }
    }
    int nearest = 0;
    for (int code = 1; code < centroids; code++) {
      nearest = distances[code] < distances[nearest] ? code : nearest;
    }
    return nearest;
  }

  /** The mean squared error of the codes as the last step chose them, with its centroids. */
  double error(VectorSet rotated) {
    double squares = 0;
    float[] row = new float[rotated.dimension()];
    for (int i = 0; i < codes.length; i++) {
      rotated.copyTo(i, row);
      for (int j = 0; j < width; j++) {
        double difference = row[from + j] - columns[j * centroids + codes[i]];
        squares += difference * difference;
      }
    }
    return squares / codes.length;
  }

  /**
   * Fills in this part's rows of Σ y xᵀ, y being what codes stand for: the rows of a code are added
   * first, so that each is touched once.
   *
   * @param rows the rows before rotation
   * @param products {@code [dimension][dimension]}
   */
  void correlate(VectorSet rows, double[][] products) {
    double[][] sums = new double[centroids][rows.dimension()];
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < codes.length; i++) {
      rows.copyTo(i, row);
      double[] sum = sums[codes[i]];
      for (int j = 0; j < row.length; j++) {
        sum[j] += row[j];
      }
    }
    for (int j = 0; j < width; j++) {
      Arrays.fill(products[from + j], 0);
      for (int code = 0; code < centroids; code++) {
        double value = columns[j * centroids + code];
        double[] sum = sums[code];
        double[] target = products[from + j];
        for (int i = 0; i < sum.length; i++) {
          target[i] += value * sum[i];
        }
      }
    }
  }
}
