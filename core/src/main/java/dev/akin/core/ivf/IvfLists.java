package dev.akin.core.ivf;

import dev.akin.core.scan.Places;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The rows of all lists. Immutable.
 *
 * @param layout where they stand
 * @param ordinals the ordinal at each place, little-endian ints
 * @param codes the codes of list 0, then those of list 1, and so on
 */
record IvfLists(ListLayout layout, MemorySegment ordinals, MemorySegment codes) {
  /** Which ordinal stands at a place. */
  Places places() {
    return Places.table(ordinals);
  }

  /**
   * Raw rows in the order of their ordinals; zeros where a damaged file lost one.
   *
   * @param code the lists' code
   * @param size how many ordinals there are
   */
  VectorSet inOrder(FlatCode code, int size) {
    VectorSet rows = code.rows(codes);
    int[] rowOf = new int[size];
    Arrays.fill(rowOf, -1);
    Places places = places();
    for (int list = 0; list < layout.lists(); list++) {
      int first = (int) (layout.offsets()[list] / rows.stride());
      for (int i = 0; i < layout.sizes()[list]; i++) {
        int ordinal = places.ordinal(layout.places()[list] + i);
        if (Integer.compareUnsigned(ordinal, size) < 0) {
          rowOf[ordinal] = first + i;
        }
      }
    }
    VectorSet.Builder ordered = VectorSet.builder(rows.dimension(), size);
    float[] row = new float[rows.dimension()];
    for (int at : rowOf) {
      Arrays.fill(row, 0);
      if (at >= 0) {
        rows.copyTo(at, row);
      }
      ordered.add(row);
    }
    return ordered.build();
  }
}
