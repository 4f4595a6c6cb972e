package dev.akin.core.index;

/**
 * A candidate packed into a long that sorts by distance, then by ordinal: bits 63…32 the distance
 * as a sortable int, bits 31…1 the ordinal, bit 0 a mark for its owner. Comparing two candidates is
 * comparing two longs.
 */
public final class CandidateKey {
  /** Behind every other candidate. */
  public static final long WORST = Long.MAX_VALUE;

  /** The mark. */
  public static final long MARK = 1;

  private CandidateKey() {}

  /** The key of an unmarked candidate. NaN sorts behind every number. */
  public static long of(float distance, int ordinal) {
    // floatToIntBits makes all NaN the one that sorts last; adding zero turns -0 into +0.
    int bits = Float.floatToIntBits(distance + 0.0f);
    return (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | (long) ordinal << 1;
  }

  /** The distance in a key. */
  public static float distance(long key) {
    int bits = (int) (key >> 32);
    return Float.intBitsToFloat(bits ^ (bits >> 31 & Integer.MAX_VALUE));
  }

  /** The ordinal in a key. */
  public static int ordinal(long key) {
    return (int) key >>> 1;
  }
}
