package dev.akin.core.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Compares a kernel set's products, and what it finds among them, with doubles. */
final class ProductComparison {
  private static final int QUERIES = 30;

  private ProductComparison() {}

  /** The first disagreement over three tiles and panels of 1 to 32 rows, or nothing. */
  static String difference(KernelSet set, int dimension, SplittableRandom random) {
    float[][] queries = gaussian(QUERIES, dimension, random);
    float[][] values = gaussian(RowPanel.ROWS, dimension, random);
    VectorTiles tiles = new VectorTiles(QUERIES, dimension);
    for (int i = 0; i < QUERIES; i++) {
      tiles.set(i, queries[i]);
    }
    RowPanel panel = new RowPanel(dimension);
    float[] products = new float[Kernels.PRODUCTS];
    for (int count : new int[] {32, 1, 17, 31}) {
      panel.pack(rows(values), reversed(), 0, count);
      for (int tile = 0; tile < tiles.tiles(); tile++) {
        set.products(tiles, tile, panel, products);
        for (int i = 0; i < products.length; i++) {
          int query = 12 * tile + i / RowPanel.ROWS;
          int place = i % RowPanel.ROWS;
          double expected =
              query < QUERIES && place < count ? dot(queries[query], values[31 - place]) : 0;
          if (!(Math.abs(products[i] - expected) <= 1e-6 * dimension + 1e-5)) {
            return "query %d, place %d of %d: %s, expected %s"
                .formatted(query, place, count, products[i], expected);
          }
        }
      }
    }
    return found(set, random);
  }

  /** Offsets, limits and ties, on products that are small whole numbers. */
  private static String found(KernelSet set, SplittableRandom random) {
    float[] products = new float[Kernels.PRODUCTS];
    float[] perRow = new float[RowPanel.ROWS];
    float[] perVector = new float[2 * VectorTiles.VECTORS];
    float[] limits = new float[VectorTiles.VECTORS];
    LargestProducts largest = new LargestProducts();
    int[] masks = new int[VectorTiles.VECTORS];
    double[] best = new double[RowPanel.ROWS];
    int[] which = new int[RowPanel.ROWS];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int tile = 0; tile < 2; tile++) {
      whole(products, random);
      whole(perRow, random);
      whole(limits, random);
      whole(perVector, random);
      perVector[3] = Float.POSITIVE_INFINITY;
      set.atLeast(products, perRow, limits, masks);
      set.largest(products, perVector, 12 * tile, largest);
      for (int i = 0; i < products.length; i++) {
        int vector = i / RowPanel.ROWS;
        int place = i % RowPanel.ROWS;
        boolean reaches = products[i] - perRow[place] >= limits[vector];
        if ((masks[vector] >>> place & 1) != (reaches ? 1 : 0)) {
          return "vector %d, place %d: mask %x".formatted(vector, place, masks[vector]);
        }
        double score = products[i] - perVector[12 * tile + vector];
        if (score > best[place]) {
          best[place] = score;
          which[place] = 12 * tile + vector;
        }
      }
    }
    for (int place = 0; place < RowPanel.ROWS; place++) {
      if (largest.vector(place) != which[place] || largest.score(place) != best[place]) {
        return "place %d: vector %d, expected %d"
            .formatted(place, largest.vector(place), which[place]);
      }
    }
    return "";
  }

  private static void whole(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(6);
    }
  }

  private static Rows rows(float[][] values) {
    long stride = 4L * Kernels.padded(values[0].length);
    MemorySegment memory = Arena.ofAuto().allocate(64 + values.length * stride, 64);
    Rows rows = new Rows(memory, 64, stride);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        memory.set(ScalarKernels.FLOAT, rows.offset(i) + 4L * j, values[i][j]);
      }
    }
    return rows;
  }

  private static int[] reversed() {
    int[] ordinals = new int[RowPanel.ROWS];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = RowPanel.ROWS - 1 - i;
    }
    return ordinals;
  }

  private static float[][] gaussian(int count, int dimension, SplittableRandom random) {
    float[][] rows = new float[count][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (double) first[i] * second[i];
    }
    return sum;
  }
}
