package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Estimates of 32 distances at once, from one query and a block of 32 one-bit codes. Scratch of one
 * thread: the query as lookup tables, and the estimates of the last block.
 *
 * <p>A code is a vector of signs. For a query v and the code's signs b ∈ {−1, 1}ᴸ a block says
 *
 * <pre>
 *   estimate = base + additive + scale · ⟨b, v⟩
 * </pre>
 *
 * <p>where {@code additive} and {@code scale} stand beside the code and {@code base} is the
 * caller's. ⟨b, v⟩ is the sum of L / 4 table entries, one for each four coordinates, which a byte
 * shuffle looks up for all 32 codes in one instruction (4-bit fast scan: André, Kermarrec &amp; Le
 * Scouarnec, VLDB 2015; for signs: Gao &amp; Long, SIGMOD 2024, §3.3.2). Coordinates are rounded so
 * that an entry fits a byte, and all entries together a 16-bit sum: {@code ±step / 2} each, where
 * {@code step} is 1/127 of the largest {@code |v₁| + … + |v₄|} of four coordinates up to L = 1,024.
 *
 * <p>A block, all values little-endian:
 *
 * <pre>
 * byte        type               what
 * 0           float32 [32]       additive
 * 128         float32 [32]       scale
 * 256 + 32 r  uint8 [32]         coordinates 8 r … 8 r + 7 of all codes: that of code j at byte
 *                                2 (j mod 16) + j / 16; bit i is 1 where coordinate 8 r + i has
 *                                the sign +
 * </pre>
 */
public final class SignScan {
  /** Codes of one block. */
  public static final int CODES = 32;

  /** Coordinates of one byte of a code; lengths are multiples of it. */
  public static final int ROW = 8;

  /** The most coordinates that a code may have; beyond, roundings would be felt. */
  public static final int MAX_LENGTH = 1 << 14;

  /** Bytes of a block before its codes. */
  static final int FACTORS = 2 * CODES * Float.BYTES;

  /** Coordinates of one table, the bits of its index. */
  private static final int COORDINATES = 4;

  private static final int MAX_ENTRY = 255;
  private static final int MAX_SUM = 65_535;

  // Each byte of a word is one entry; a coordinate adds to those whose number has its bit.
  private static final long EVERY = 0x0101_0101_0101_0101L;
  private static final long WITH_BIT_0 = 0x0100_0100_0100_0100L;
  private static final long WITH_BIT_1 = 0x0101_0000_0101_0000L;
  private static final long WITH_BIT_2 = 0x0101_0101_0000_0000L;

  /** Tables of 16 bytes, {@code [length / 4][2]}: entry e is byte e mod 8 of word e / 8. */
  final long[] tables;

  final float[] estimates = new float[CODES];

  /** Turns a sum of table entries into ⟨b, v⟩, together with {@link #shift}. */
  float step;

  float shift;
  float base;
  float limit;

  /**
   * A scan without a query yet.
   *
   * @param length coordinates of a code, a multiple of 8, at most {@link #MAX_LENGTH}
   */
  public SignScan(int length) {
    if (length < ROW || length > MAX_LENGTH || length % ROW != 0) {
      throw new IllegalArgumentException(
          "codes of %,d coordinates: a multiple of %d up to %,d is needed"
              .formatted(length, ROW, MAX_LENGTH));
    }
    tables = new long[length / COORDINATES * 2];
  }

  /** Bytes of a block of codes of a length. */
  public static int blockBytes(int length) {
    return FACTORS + length / ROW * CODES;
  }

  /** Byte offset, within a block, of a code's additive factor; its scale is 128 bytes behind. */
  public static int additiveOffset(int code) {
    return code * Float.BYTES;
  }

  /** Byte offset, within a block, of a code's scale. */
  public static int scaleOffset(int code) {
    return (CODES + code) * Float.BYTES;
  }

  /** Byte offset, within a block, of the byte with coordinates {@code 8 row … 8 row + 7}. */
  public static int signsOffset(int code, int row) {
    return FACTORS + CODES * row + 2 * (code % 16) + code / 16;
  }

  /**
   * Takes a query.
   *
   * @param values {@code [length]} finite values
   */
  public void query(float[] values) {
    int entryLimit = Math.min(MAX_ENTRY, MAX_SUM / (tables.length / 2));
    // Four coordinates are rounded by at most a half each: 2 less than the limit stays below it.
    step = 2 * largestGroup(values) / (entryLimit - 2);
    float perStep = step == 0 ? 0 : 2 / step;
    int doubledShift = 0;
    for (int table = 0; table < tables.length / 2; table++) {
      int at = COORDINATES * table;
      int first = Math.round(values[at] * perStep);
      int second = Math.round(values[at + 1] * perStep);
      int third = Math.round(values[at + 2] * perStep);
      int fourth = Math.round(values[at + 3] * perStep);
      int lowest =
          Math.min(first, 0) + Math.min(second, 0) + Math.min(third, 0) + Math.min(fourth, 0);
      // Eight entries in one word: each lies in 0 … 255 in the end, so no carry is left over.
      long low = first * WITH_BIT_0 + second * WITH_BIT_1 + third * WITH_BIT_2 - lowest * EVERY;
      tables[2 * table] = low;
      tables[2 * table + 1] = low + fourth * EVERY;
      doubledShift += 2 * lowest - first - second - third - fourth;
    }
    shift = step * doubledShift / 2;
  }

  private static float largestGroup(float[] values) {
    float largest = 0;
    for (int at = 0; at < values.length; at += COORDINATES) {
      largest =
          Math.max(
              largest,
              Math.abs(values[at])
                  + Math.abs(values[at + 1])
                  + Math.abs(values[at + 2])
                  + Math.abs(values[at + 3]));
    }
    return largest;
  }

  /**
   * Estimates the 32 distances of a block.
   *
   * @param blocks off-heap memory
   * @param offset byte offset of the block, a multiple of 64 in memory for full speed
   * @param base what all estimates have in common
   * @param limit a distance
   * @return bit j is 1 where the estimate of code j is below the limit; NaN is not
   * @throws IndexOutOfBoundsException if the block leaves the segment
   */
  public int scan(MemorySegment blocks, long offset, float base, float limit) {
    this.base = base;
    this.limit = limit;
    return Kernels.scanSigns(this, blocks, offset);
  }

  /** The estimate of a code of the last block. */
  public float estimate(int code) {
    return estimates[code];
  }
}
