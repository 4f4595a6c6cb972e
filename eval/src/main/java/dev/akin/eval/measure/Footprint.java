package dev.akin.eval.measure;

import java.util.OptionalLong;

/**
 * How large an index is.
 *
 * @param bytesInMemory what searching touches, as the index counts it; without what only refining
 *     reads
 * @param bytesOnDisk its file
 * @param residentBytes what the operating system says was in memory for it after all queries,
 *     without what only refining reads; absent where that cannot be known
 */
public record Footprint(long bytesInMemory, long bytesOnDisk, OptionalLong residentBytes) {
  private static final double TOLERANCE = 0.1;

  /** What the virtual machine itself takes more or less of from one run to the next. */
  private static final long NOISE = 8L << 20;

  /** Whether the index's count and the operating system's differ by more than a tenth and noise. */
  public boolean disagrees() {
    long difference = Math.abs(residentBytes.orElse(bytesInMemory) - bytesInMemory);
    return difference > TOLERANCE * bytesInMemory && difference > NOISE;
  }
}
