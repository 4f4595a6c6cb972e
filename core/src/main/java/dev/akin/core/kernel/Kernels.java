package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/**
 * Distances between one query and rows, by the fastest kernel set that this process can run.
 *
 * <p>The set is chosen once, when this class is first used: the widest SIMD that the processor
 * prefers, or scalar where {@code --add-modules jdk.incubator.vector} is missing. {@code
 * -Dakin.kernels=scalar|128|256|512} forces one. What was chosen is logged once. All methods are
 * thread-safe; none allocates.
 *
 * <p>Shapes: a query is a {@code float[padded(dimension)]} whose tail is zero; a row is as many
 * little-endian float32 values in off-heap memory, 64-byte aligned for speed. Zeros add nothing to
 * any distance, so no kernel has a tail.
 */
public final class Kernels {
  /** Bytes to whose multiple rows are padded: one cache line, one 512-bit vector. */
  public static final int ALIGNMENT = 64;

  /** Query bit planes of a {@link PlaneScan}: the bits of a 4-bit query value. */
  public static final int PLANES = 4;

  /** Codes that stand side by side in a {@link PlaneScan}. */
  public static final int BLOCK = 8;

  /** Products of a tile of vectors with a panel of rows. */
  public static final int PRODUCTS = VectorTiles.VECTORS * RowPanel.ROWS;

  private static final int FLOATS = ALIGNMENT / Float.BYTES;
  private static final KernelSet SET = KernelChoice.choose();

  private Kernels() {}

  /** The kernel set in use: {@code scalar}, {@code 128}, {@code 256} or {@code 512}. */
  public static String name() {
    return SET.name();
  }

  /** The kernel set in use. */
  static KernelSet set() {
    return SET;
  }

  /** The number of floats that a row or query of a dimension occupies: the next multiple of 16. */
  public static int padded(int dimension) {
    return (dimension + FLOATS - 1) / FLOATS * FLOATS;
  }

  /** A copy of a vector with zeros up to its padded length. */
  public static float[] pad(float[] vector) {
    return Arrays.copyOf(vector, padded(vector.length));
  }

  /**
   * Squared Euclidean distance of a query and the row at a byte offset; the same bits as the batch
   * form.
   *
   * @throws IndexOutOfBoundsException if the row leaves the segment
   */
  public static float squaredL2(float[] query, MemorySegment rows, long offset) {
    checkPadded(query);
    return SET.squaredL2(query, rows, offset);
  }

  /**
   * Inner product of a query and the row at a byte offset; the same bits as the batch form.
   *
   * @throws IndexOutOfBoundsException if the row leaves the segment
   */
  public static float dot(float[] query, MemorySegment rows, long offset) {
    checkPadded(query);
    return SET.dot(query, rows, offset);
  }

  /**
   * Sum of the absolute differences of a query and the row at a byte offset; the same bits as the
   * batch form.
   *
   * @throws IndexOutOfBoundsException if the row leaves the segment
   */
  public static float l1(float[] query, MemorySegment rows, long offset) {
    checkPadded(query);
    return SET.l1(query, rows, offset);
  }

  /** Fills in the sum of the absolute differences of every row of a batch. */
  public static void l1(float[] query, Rows rows, RowBatch batch) {
    checkPadded(query);
    SET.l1(query, rows, batch);
  }

  /**
   * Fills in the squared Euclidean distance of every row of a batch: four rows per query load, or a
   * {@linkplain RowBatch#streamed stream} of them, with the same bits.
   */
  public static void squaredL2(float[] query, Rows rows, RowBatch batch) {
    checkPadded(query);
    if (batch.isStream()) {
      for (int i = 0; i < batch.count(); i++) {
        batch.distances[i] = SET.squaredL2(query, rows.segment(), rows.offset(batch.ordinals[i]));
      }
    } else {
      SET.squaredL2(query, rows, batch);
    }
  }

  /** Fills in the inner product of every row of a batch, as {@link #squaredL2} does. */
  public static void dot(float[] query, Rows rows, RowBatch batch) {
    checkPadded(query);
    if (batch.isStream()) {
      for (int i = 0; i < batch.count(); i++) {
        batch.distances[i] = SET.dot(query, rows.segment(), rows.offset(batch.ordinals[i]));
      }
    } else {
      SET.dot(query, rows, batch);
    }
  }

  /**
   * The orthonormal Walsh–Hadamard transform of some values, in place. All sets give the same bits.
   *
   * @param length a power of two, at least 4
   */
  public static void hadamard(float[] values, int from, int length) {
    if (length < 4 || Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException(
          "Hadamard transform of %,d values: a power of two from 4 on is needed".formatted(length));
    }
    SET.hadamard(values, from, length);
  }

  /**
   * Replaces value i and value i + half by their sum and their difference, scaled, for all i below
   * half. All sets give the same bits.
   */
  public static void butterfly(float[] values, int half, float scale) {
    SET.butterfly(values, half, scale);
  }

  /** See {@link PlaneScan#scan}. */
  static void scanPlanes(PlaneScan query, MemorySegment blocks, long offset, int places) {
    SET.scanPlanes(query, blocks, offset, places);
  }

  /** See {@link SignScan#scan}. */
  static int scanSigns(SignScan query, MemorySegment blocks, long offset) {
    return SET.scanSigns(query, blocks, offset);
  }

  /**
   * Inner products of 12 vectors with 32 rows, the part of a matrix product that stays in
   * registers. A product is one chain of multiplications and additions in the order of the values,
   * so it has the same bits wherever its row and vector stand; at most {@code dimension} roundings
   * follow each other.
   *
   * @param tile which vectors
   * @param products receives {@code [12][32]}, vectors by rows
   */
  public static void products(VectorTiles tiles, int tile, RowPanel panel, float[] products) {
    if (tiles.dimension != panel.dimension || tile < 0 || tile >= tiles.tiles()) {
      throw new IllegalArgumentException(
          "tile %,d of %,d, dimension %,d; the panel has %,d"
              .formatted(tile, tiles.tiles(), tiles.dimension, panel.dimension));
    }
    checkProducts(products);
    SET.products(tiles, tile, panel, products);
  }

  /**
   * Compares the products of a tile with the largest so far: a vector's score is its product minus
   * its offset. With half a centroid's squared norm as its offset the largest score belongs to the
   * nearest centroid, because ‖x − c‖² = ‖x‖² − 2 (⟨x, c⟩ − ½‖c‖²).
   *
   * @param products as {@link #products} left them
   * @param offsets one per vector; infinity for those that must not be found
   * @param first the number of the tile's first vector, in {@code offsets} and in the answer
   */
  public static void largest(
      float[] products, float[] offsets, int first, LargestProducts largest) {
    checkProducts(products);
    Objects.checkFromIndexSize(first, VectorTiles.VECTORS, offsets.length);
    SET.largest(products, offsets, first, largest);
  }

  /**
   * Finds the rows whose score for a vector, product minus the row's offset, reaches a limit.
   *
   * @param products as {@link #products} left them
   * @param offsets one per row, {@code [32]}
   * @param limits one per vector, {@code [12]}
   * @param masks receives for each vector a bit per row, {@code [12]}
   */
  public static void atLeast(float[] products, float[] offsets, float[] limits, int[] masks) {
    checkProducts(products);
    if (offsets.length != RowPanel.ROWS
        || limits.length != VectorTiles.VECTORS
        || masks.length != VectorTiles.VECTORS) {
      throw new IllegalArgumentException(
          "%d offsets, %d limits and %d masks: %d, %d and %d are needed"
              .formatted(
                  offsets.length,
                  limits.length,
                  masks.length,
                  RowPanel.ROWS,
                  VectorTiles.VECTORS,
                  VectorTiles.VECTORS));
    }
    SET.atLeast(products, offsets, limits, masks);
  }

  private static void checkProducts(float[] products) {
    if (products.length != PRODUCTS) {
      throw new IllegalArgumentException(
          "%d products: a tile and a panel have %d".formatted(products.length, PRODUCTS));
    }
  }

  private static void checkPadded(float[] query) {
    if (query.length % FLOATS != 0) {
      throw new IllegalArgumentException(
          "query of %d floats is not padded to a multiple of %d".formatted(query.length, FLOATS));
    }
  }
}
