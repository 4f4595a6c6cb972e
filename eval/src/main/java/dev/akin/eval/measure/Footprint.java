package dev.akin.eval.measure;

import java.util.Optional;

/**
 * How large an index is.
 *
 * @param bytesInMemory what searching touches, as the index counts it; without what only refining
 *     reads
 * @param bytesOnDisk its file
 * @param resident what the operating system says; absent where that cannot be known
 */
public record Footprint(long bytesInMemory, long bytesOnDisk, Optional<Resident> resident) {
  /**
   * What the operating system says was in memory for an index after queries, without what only
   * refining reads.
   *
   * @param bytes pages of its file, heap and other private memory
   * @param heapBytes how much of that is heap
   * @param queries how many were asked before
   */
  public record Resident(long bytes, long heapBytes, int queries) {}

  private static final double TOLERANCE = 0.1;

  /** What the virtual machine itself takes more or less of from one run to the next. */
  private static final long NOISE = 8L << 20;

  /** Whether the index's count and the operating system's differ by more than a tenth and noise. */
  public boolean disagrees() {
    long difference = Math.abs(resident.map(Resident::bytes).orElse(bytesInMemory) - bytesInMemory);
    return difference > TOLERANCE * bytesInMemory && difference > NOISE;
  }
}
