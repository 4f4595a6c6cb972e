package dev.akin.core.pq;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.TableKernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The tables of a query in whole numbers, and the sums of a block's codes. Owned by one thread.
 *
 * <p>Entry t of sub-quantizer m becomes round((t − leastₘ) / step), with one step for all, the
 * widest table's range over the largest number, and the least entries are added at the end (André,
 * Kermarrec &amp; Le Scouarnec, "Cache locality is not enough", VLDB 2015, §4.4; "Quicker ADC",
 * TPAMI 2021). Each entry is off by at most step / 2, so a sum is by at most M · step / 2, and by
 * step · √(M / 12) in standard deviation. Tables of 16 entries are numbers of one byte. Tables of
 * 256 are of two, looked up byte by byte: the step is the range over 65,535, and what is lost is
 * nothing beside the code's own error.
 */
final class QuantizedTables {
  /** The largest number of two bytes. */
  private static final int LARGEST = 65_535;

  private final PqShape shape;
  private final byte[] lower;
  private final byte[] upper;
  private final int[] lowerSums = new int[TableKernels.BLOCK];
  private final int[] upperSums = new int[TableKernels.BLOCK];

  /** The rows of a cut block, as the kernels take them. */
  private final MemorySegment spread;

  private final float[] leastOfTables;
  private float step;
  private float least;
  private float shift;

  QuantizedTables(PqShape shape) {
    this.shape = shape;
    this.leastOfTables = new float[shape.subQuantizers()];
    boolean small = shape.bits() == 4;
    this.lower =
        small
            ? TableKernels.fastScanTables(2 * shape.rows())
            : new byte[shape.subQuantizers() * shape.centroids()];
    this.upper = new byte[small ? 0 : lower.length];
    this.spread =
        Arena.ofAuto().allocate((long) TableKernels.BLOCK * shape.rows(), Kernels.ALIGNMENT);
  }

  /**
   * Rounds tables.
   *
   * @param tables {@code [subQuantizers][centroids]}
   */
  void round(float[] tables) {
    boolean small = shape.bits() == 4;
    float widest = small ? TableKernels.leastEntries(tables, leastOfTables) : leastEntries(tables);
    double sumOfLeast = 0;
    for (float low : leastOfTables) {
      sumOfLeast += low;
    }
    step = widest / (small ? 255 : LARGEST);
    least = (float) sumOfLeast;
    float perStep = step > 0 ? 1 / step : 0;
    if (small) {
      TableKernels.roundTables(tables, leastOfTables, perStep, lower);
    } else {
      roundToTwoBytes(tables, perStep);
    }
  }

  private float leastEntries(float[] tables) {
    float widest = 0;
    for (int m = 0; m < leastOfTables.length; m++) {
      int table = m * shape.centroids();
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int k = table; k < table + shape.centroids(); k++) {
        low = Math.min(low, tables[k]);
        high = Math.max(high, tables[k]);
      }
      leastOfTables[m] = low;
      widest = Math.max(widest, high - low);
    }
    return widest;
  }

  private void roundToTwoBytes(float[] tables, float perStep) {
    for (int m = 0; m < leastOfTables.length; m++) {
      float low = leastOfTables[m];
      int table = m * shape.centroids();
      for (int k = table; k < table + shape.centroids(); k++) {
        int level = Math.min((int) ((tables[k] - low) * perStep + 0.5f), LARGEST);
        lower[k] = (byte) level;
        upper[k] = (byte) (level >>> 8);
      }
    }
  }

  /** Sets what is added to every sum. */
  void shift(float value) {
    shift = value;
  }

  /** What one of the whole numbers is worth: twice the largest error of an entry. */
  float step() {
    return step;
  }

  /**
   * Sums the entries of a block's codes.
   *
   * @param sums receives one value per place
   */
  void sum(MemorySegment codes, long offset, int places, float[] sums) {
    if (places == TableKernels.BLOCK) {
      sumWhole(codes, offset, sums);
      return;
    }
    TableKernels.spread(codes, offset, places, spread);
    sumWhole(spread, 0, sums);
    // Quarters that begin at multiples of 16 close up.
    int quarter = places / 4;
    for (int i = 1; i < 4; i++) {
      System.arraycopy(sums, i * TableKernels.BLOCK / 4, sums, i * quarter, quarter);
    }
  }

  private void sumWhole(MemorySegment codes, long offset, float[] sums) {
    float base = shift + least;
    if (shape.bits() == 4) {
      TableKernels.sumsOfFourBits(lower, codes, offset, lowerSums);
      for (int i = 0; i < TableKernels.BLOCK; i++) {
        sums[i] = base + step * lowerSums[i];
      }
      return;
    }
    TableKernels.sumsOfBytes(lower, codes, offset, lowerSums);
    TableKernels.sumsOfBytes(upper, codes, offset, upperSums);
    for (int i = 0; i < TableKernels.BLOCK; i++) {
      sums[i] = base + step * (lowerSums[i] + (upperSums[i] << 8));
    }
  }
}
