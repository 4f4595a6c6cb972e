package dev.akin.core.ivf;

import dev.akin.core.scan.Places;
import dev.akin.core.scan.Run;
import java.lang.foreign.MemorySegment;

/**
 * Where the rows of each list stand: a list is a run of whole blocks of codes, its last block
 * partly empty. Immutable.
 *
 * @param sizes rows per list
 * @param firstBlocks the first block of each list, and one more: the number of blocks
 * @param ordinals the ordinal at each place, little-endian ints; -1 where there is no row
 * @param codes the blocks
 */
@SuppressWarnings("ArrayRecordComponent") // Private to the package, compared with nothing.
record IvfLists(int[] sizes, int[] firstBlocks, MemorySegment ordinals, MemorySegment codes) {
  /** The first block of each list, given their sizes; the last number is that of all blocks. */
  static long[] firstBlocks(int[] sizes, int blockSize) {
    long[] first = new long[sizes.length + 1];
    for (int list = 0; list < sizes.length; list++) {
      first[list + 1] = first[list] + (sizes[list] + blockSize - 1L) / blockSize;
    }
    return first;
  }

  /** Number of blocks of all lists. */
  int blocks() {
    return firstBlocks[sizes.length];
  }

  /** The codes of a list. */
  Run run(int list, int origin) {
    return new Run(origin, firstBlocks[list], sizes[list]);
  }

  /** Which ordinal stands at a place. */
  Places places() {
    return Places.table(ordinals);
  }
}
