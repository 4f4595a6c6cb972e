package dev.akin.core.ivf;

import dev.akin.core.scan.Places;
import dev.akin.core.scan.Run;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

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

  /**
   * The rows of all places in the order of their ordinals; zeros where a damaged file lost one.
   *
   * @param rows by place
   * @param size how many ordinals there are
   */
  VectorSet inOrder(VectorSet rows, int size) {
    int[] placeOf = new int[size];
    Arrays.fill(placeOf, -1);
    Places places = places();
    for (int place = 0; place < rows.size(); place++) {
      int ordinal = places.ordinal(place);
      if (Integer.compareUnsigned(ordinal, size) < 0) {
        placeOf[ordinal] = place;
      }
    }
    VectorSet.Builder ordered = VectorSet.builder(rows.dimension(), size);
    float[] row = new float[rows.dimension()];
    for (int place : placeOf) {
      Arrays.fill(row, 0);
      if (place >= 0) {
        rows.copyTo(place, row);
      }
      ordered.add(row);
    }
    return ordered.build();
  }
}
