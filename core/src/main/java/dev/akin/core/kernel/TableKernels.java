package dev.akin.core.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;

/**
 * What product quantization computes: the tables of a query or row against the centroids of one
 * sub-quantizer, and sums of table entries that codes select.
 *
 * <p>Chosen with {@link Kernels}, and scalar if the self-test finds a difference. Sums are of whole
 * numbers and the same with every set. All methods are thread-safe; none allocates.
 *
 * <p>Shapes: the centroids of one sub-quantizer are columns, {@code float[width][centroids]}
 * row-major, so that one vector holds a coordinate of 16 centroids; their number is a multiple of
 * 16. Codes lie in blocks of 64, one row of 64 bytes after the other, in the order of {@link
 * #position}: that in which sums of bytes widen to ints without being moved. A block that is cut to
 * fewer places has rows of as many bytes, which are {@linkplain #spread spread} before they are
 * summed.
 */
public final class TableKernels {
  /** Codes of a block. */
  public static final int BLOCK = 64;

  /** What the places of a cut block are a multiple of. */
  public static final int BLOCK_STEP = 4;

  /** Entries of the table of a 4-bit sub-quantizer. */
  static final int ENTRIES = 16;

  /** Bytes behind fast-scan tables that a kernel may load, but does not use. */
  private static final int OVERHANG = 48;

  private static final Logger LOGGER = System.getLogger(TableKernels.class.getName());
  private static final TableKernelSet SET = choose();

  private TableKernels() {}

  private static TableKernelSet choose() {
    if (Kernels.name().equals("scalar")) {
      return new ScalarTableKernels();
    }
    TableKernelSet simd = new SimdTableKernels();
    String difference = TableSelfTest.difference(simd, new ScalarTableKernels());
    if (difference.isEmpty()) {
      return simd;
    }
    LOGGER.log(
        Level.ERROR,
        "kernels for tables: scalar, because the {0}-bit set failed its self-test: {1}",
        Kernels.name(),
        difference);
    return new ScalarTableKernels();
  }

  /** The kernel set in use. */
  static TableKernelSet set() {
    return SET;
  }

  /**
   * Fills in squared distances of a vector and every centroid.
   *
   * @param vector {@code [width]}
   * @param columns {@code [width][distances.length]}
   */
  public static void squaredL2(float[] vector, float[] columns, float[] distances) {
    checkColumns(vector, columns, distances);
    SET.squaredL2(vector, columns, distances);
  }

  /** Fills in inner products of a vector and every centroid. */
  public static void dot(float[] vector, float[] columns, float[] products) {
    checkColumns(vector, columns, products);
    SET.dot(vector, columns, products);
  }

  /**
   * Fills in the tables of all 4-bit sub-quantizers at once: squared distances of the parts of a
   * vector and 16 centroids each.
   *
   * @param vector {@code [subQuantizers * width]}
   * @param columns {@code [subQuantizers][width][16]}
   * @param tables {@code [subQuantizers][16]}
   */
  public static void squaredL2Tables(float[] vector, float[] columns, float[] tables) {
    if (columns.length != ENTRIES * vector.length
        || tables.length % ENTRIES != 0
        || vector.length % (tables.length / ENTRIES) != 0) {
      throw new IllegalArgumentException(
          "%d values against %,d floats of columns into tables of %,d: 16 per sub-quantizer"
              .formatted(vector.length, columns.length, tables.length));
    }
    SET.squaredL2Tables(vector, columns, tables);
  }

  /**
   * Finds the least entry of each table of 16.
   *
   * @param least {@code [subQuantizers]}
   * @return the widest table's range
   */
  public static float leastEntries(float[] tables, float[] least) {
    checkTables(tables, least);
    return SET.leastEntries(tables, least);
  }

  /**
   * Rounds tables of 16 to whole numbers of at most 255: (entry − least) · {@code perStep}, halves
   * up.
   *
   * @param rounded {@link #fastScanTables} of at least as many sub-quantizers
   */
  public static void roundTables(float[] tables, float[] least, float perStep, byte[] rounded) {
    checkTables(tables, least);
    if (rounded.length < tables.length) {
      throw new IllegalArgumentException(
          "%,d entries do not fit %,d bytes".formatted(tables.length, rounded.length));
    }
    SET.roundTables(tables, least, perStep, rounded);
  }

  private static void checkTables(float[] tables, float[] least) {
    if (tables.length != ENTRIES * least.length) {
      throw new IllegalArgumentException(
          "%,d entries in %d tables: 16 each".formatted(tables.length, least.length));
    }
  }

  /** The index of the smallest value, the first of equal ones; a multiple of 16 finite values. */
  public static int smallest(float[] values) {
    return SET.smallest(values);
  }

  /**
   * The byte of a row that belongs to a code: every fourth byte to one quarter of the places.
   *
   * @param places of the block, a multiple of {@link #BLOCK_STEP}
   * @param place which of them
   */
  public static int position(int places, int place) {
    int quarter = places / 4;
    return place % quarter * 4 + place / quarter;
  }

  /**
   * Copies the rows of a cut block to the rows of a whole one. What was the code at place p of
   * quarter q is then that at place {@code 16 q + p}; other places hold anything.
   *
   * @param codes off-heap, rows of so many bytes from the offset, and 64 more
   * @param places of the cut block
   * @param rows off-heap, receives {@code [rows][64]} bytes
   */
  public static void spread(MemorySegment codes, long offset, int places, MemorySegment rows) {
    if (places < 1 || places > BLOCK || rows.byteSize() % BLOCK != 0) {
      throw new IllegalArgumentException(
          "rows of %,d bytes into %,d: 1 to %d into a multiple of that"
              .formatted(places, rows.byteSize(), BLOCK));
    }
    SET.spread(codes, offset, places, rows);
  }

  /** Tables of 16 bytes for so many sub-quantizers, to be filled in at 16 · m + code. */
  public static byte[] fastScanTables(int subQuantizers) {
    return new byte[16 * subQuantizers + OVERHANG];
  }

  /**
   * Sums of a block of 4-bit codes (André, Kermarrec &amp; Le Scouarnec, VLDB 2015): for each code
   * Σₘ tables[16 · m + codeₘ], bytes read as 0 … 255.
   *
   * @param tables {@link #fastScanTables} of an even number of sub-quantizers
   * @param codes off-heap, {@code [subQuantizers / 2][64]} bytes from the offset: the lower four
   *     bits are the even sub-quantizer's code, the upper ones the odd one's
   * @param sums receives 64 sums
   */
  public static void sumsOfFourBits(byte[] tables, MemorySegment codes, long offset, int[] sums) {
    if ((tables.length - OVERHANG) % 32 != 0 || sums.length != BLOCK) {
      throw new IllegalArgumentException(
          "tables of %,d bytes and %d sums: 32 per pair and %d behind, and %d sums"
              .formatted(tables.length, sums.length, OVERHANG, BLOCK));
    }
    SET.sumsOfFourBits(tables, codes, offset, sums);
  }

  /**
   * Sums of a block of 8-bit codes: for each code Σₘ tables[256 · m + codeₘ], bytes read as 0 …
   * 255.
   *
   * @param codes off-heap, {@code [subQuantizers][64]} bytes from the offset
   * @param sums receives 64 sums
   */
  public static void sumsOfBytes(byte[] tables, MemorySegment codes, long offset, int[] sums) {
    if (tables.length % 256 != 0 || sums.length != BLOCK) {
      throw new IllegalArgumentException(
          "tables of %,d bytes and %d sums: a multiple of 256 and %d sums"
              .formatted(tables.length, sums.length, BLOCK));
    }
    SET.sumsOfBytes(tables, codes, offset, sums);
  }

  /** Sub-quantizers of fast-scan tables. */
  static int pairs(byte[] tables) {
    return (tables.length - OVERHANG) / 32;
  }

  private static void checkColumns(float[] vector, float[] columns, float[] values) {
    if (columns.length != vector.length * values.length || values.length % 16 != 0) {
      throw new IllegalArgumentException(
          "%d values against %,d floats of columns into %d: width times a multiple of 16"
              .formatted(vector.length, columns.length, values.length));
    }
  }
}
