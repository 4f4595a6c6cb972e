package dev.akin.core.cluster;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.LargestProducts;
import dev.akin.core.kernel.RowPanel;
import dev.akin.core.kernel.VectorTiles;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * Finds the nearest centroid of rows as a matrix product: ‖x − c‖² = ‖x‖² − 2(⟨x, c⟩ − ½‖c‖²), so
 * the nearest centroid has the largest score in parentheses. Centroids are packed once, for all
 * threads. Immutable and thread-safe.
 *
 * <p>The score is rounded as its terms are: where ‖x‖ and ‖c‖ exceed their distance by far, of two
 * centroids whose squared distances differ by less than about {@code dimension · 2⁻²³ · ‖x‖‖c‖} the
 * wrong one may be found. Neither k-means nor lists mind.
 */
public final class Assignment {
  /** Rows of one task: enough to make the shared counter cheap. */
  static final int CHUNK = 8 * RowPanel.ROWS;

  private final VectorTiles tiles;

  /** ½‖c‖² of every centroid; infinity for places of the last tile that have none. */
  private final float[] offsets;

  /** Packs centroids: as many floats as they have. */
  public Assignment(VectorSet centroids) {
    tiles = new VectorTiles(centroids.size(), centroids.dimension());
    offsets = new float[tiles.tiles() * VectorTiles.VECTORS];
    Arrays.fill(offsets, Float.POSITIVE_INFINITY);
    float[] centroid = new float[centroids.dimension()];
    for (int i = 0; i < centroids.size(); i++) {
      centroids.copyTo(i, centroid);
      tiles.set(i, centroid);
      double squares = 0;
      for (float value : centroid) {
        squares += (double) value * value;
      }
      offsets[i] = (float) (squares / 2);
    }
  }

  /**
   * The nearest centroid of each row, the lower number where two are equally near. The same for any
   * number of threads; {@code rows · centroids · dimension} multiplications.
   *
   * @param rows rows of the centroids' dimension
   * @param workers share the work
   */
  public int[] run(VectorSet rows, Workers workers) {
    if (rows.dimension() != tiles.dimension()) {
      throw new IllegalArgumentException(
          "rows of dimension %,d, the centroids have %,d"
              .formatted(rows.dimension(), tiles.dimension()));
    }
    int[] labels = new int[rows.size()];
    BuildStage stage = workers.stage("assigning", rows.size());
    try (WorkerPool pool = workers.pool()) {
      run(SampledRows.all(rows), labels, pool, stage);
    }
    stage.end();
    return labels;
  }

  /** Fills in the nearest centroid of every row. */
  void run(SampledRows rows, int[] labels, WorkerPool pool, BuildStage stage) {
    int chunks = (int) ((rows.size() + CHUNK - 1L) / CHUNK);
    pool.run(
        chunks,
        1,
        thread -> new Scratch(tiles.dimension()),
        (own, chunk) -> {
          int end = (int) Math.min(rows.size(), (chunk + 1L) * CHUNK);
          for (int from = chunk * CHUNK; from < end; from += RowPanel.ROWS) {
            int to = Math.min(from + RowPanel.ROWS, end);
            assign(rows, from, to, own);
            for (int i = from; i < to; i++) {
              labels[i] = own.largest.vector(i - from);
            }
            stage.advance(to - from);
          }
        });
  }

  private void assign(SampledRows rows, int from, int to, Scratch own) {
    rows.vectors().packInto(own.panel, rows.ordinals(), from, to);
    own.largest.clear();
    for (int tile = 0; tile < tiles.tiles(); tile++) {
      Kernels.products(tiles, tile, own.panel, own.products);
      Kernels.largest(own.products, offsets, tile * VectorTiles.VECTORS, own.largest);
    }
  }

  /** What one thread works with. */
  private static final class Scratch {
    final RowPanel panel;
    final float[] products = new float[Kernels.PRODUCTS];
    final LargestProducts largest = new LargestProducts();

    Scratch(int dimension) {
      panel = new RowPanel(dimension);
    }
  }
}
