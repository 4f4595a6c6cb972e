package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Estimates distances between one query and blocks of one-bit codes, with bounds of their errors,
 * and finds the codes that a limit does not exclude. Scratch of one thread: the query, and what was
 * found in the last block.
 *
 * <p>For a query of 4-bit values u and a code b, with four numbers beside the code,
 *
 * <pre>
 *   product  = perDot · ⟨b, u⟩ + perOne · ones + constant
 *   estimate = additive + base − multiplicity · scale · product
 *   bound    = width · √(error² · squaredNorm + scale² · roundingVariance)
 * </pre>
 *
 * <p>(RaBitQ: Gao &amp; Long, SIGMOD 2024, §3.3). A code is left in doubt unless {@code estimate −
 * bound > limit}. Most are not, once some neighbors are known: of those nothing is written down.
 * All kernel sets give the same bits, because each operation is rounded by itself.
 *
 * <p>A block of P places, all values little-endian:
 *
 * <pre>
 * byte               type                     what
 * 0                  int64 [P / 8][words][8]  codes: word w of 8 codes side by side
 * 8 words P          float32 [P]              additive
 * … + 4 P            float32 [P]              scale
 * … + 8 P            float32 [P]              error
 * … + 12 P           float32 [P]              ones: the number of 1 bits
 * </pre>
 */
public final class PlaneScan {
  /** The most places of a block; a block has a multiple of 8. */
  public static final int PLACES = 128;

  /** Numbers beside each code. */
  static final int FACTORS = 4;

  final long[] planes;
  final float[] estimates = new float[PLACES];
  final float[] bounds = new float[PLACES];
  final long[] doubtful = new long[PLACES / Long.SIZE];

  // Of the SIMD kernels: ⟨b, u⟩ of a block, and its factors with a vector's overhang.
  final float[] products = new float[PLACES];
  final float[] factors = new float[FACTORS * PLACES + 16];
  float perDot;
  float perOne;
  float constant;
  float base;
  float multiplicity;
  float width;
  float squaredNorm;
  float roundingVariance;
  float limit;

  /**
   * What turns ⟨b, u⟩ into an estimate.
   *
   * @param base what all estimates have in common
   */
  public record Estimate(
      float perDot, float perOne, float constant, float base, float multiplicity) {}

  /** What turns the factors of a code into the bound of its error. */
  public record Bound(float width, float squaredNorm, float roundingVariance) {}

  /**
   * A scan without a query yet.
   *
   * @param words of 64 bits that a code has
   */
  public PlaneScan(int words) {
    if (words < 1) {
      throw new IllegalArgumentException("codes of %,d words: at least 1".formatted(words));
    }
    planes = new long[Kernels.PLANES * words];
  }

  /** Bytes of a block of so many places. */
  public long blockBytes(int places) {
    return (long) places * (words() * Long.BYTES + FACTORS * Float.BYTES);
  }

  int words() {
    return planes.length / Kernels.PLANES;
  }

  /**
   * Takes a query.
   *
   * @param bits {@code [4][words]}: plane p holds bit p of each value; copied
   */
  public void query(long[] bits, Estimate estimate, Bound bound) {
    if (bits.length != planes.length) {
      throw new IllegalArgumentException(
          "%,d words of a query for codes of %,d: 4 planes".formatted(bits.length, words()));
    }
    System.arraycopy(bits, 0, planes, 0, bits.length);
    perDot = estimate.perDot;
    perOne = estimate.perOne;
    constant = estimate.constant;
    base = estimate.base;
    multiplicity = estimate.multiplicity;
    width = bound.width;
    squaredNorm = bound.squaredNorm;
    roundingVariance = bound.roundingVariance;
  }

  /**
   * Finds the codes of a block that a limit leaves in doubt.
   *
   * @param blocks off-heap memory
   * @param offset byte offset of the block
   * @param places of the block, a multiple of 8, at most {@link #PLACES}
   * @param limit a distance; NaN leaves all in doubt
   * @throws IndexOutOfBoundsException if the block leaves the segment
   */
  public void scan(MemorySegment blocks, long offset, int places, float limit) {
    if (places < 0 || places > PLACES || places % Kernels.BLOCK != 0) {
      throw new IllegalArgumentException(
          "%d places: a multiple of %d up to %d is needed"
              .formatted(places, Kernels.BLOCK, PLACES));
    }
    this.limit = limit;
    Kernels.scanPlanes(this, blocks, offset, places);
  }

  /** Bit p mod 64 of word p / 64 is 1 where the code at place p is left in doubt. */
  public long doubtful(int word) {
    return doubtful[word];
  }

  /** The estimate of a code that is left in doubt; of others any number. */
  public float estimate(int place) {
    return estimates[place];
  }

  /** The bound of a code that is left in doubt; of others any number. */
  public float bound(int place) {
    return bounds[place];
  }
}
