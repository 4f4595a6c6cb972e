package dev.akin.core.ivf;

import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Raw rows in the sets that brought them: nothing is copied until lists are laid out. */
final class WaitingVectors implements WaitingRows {
  private final List<VectorSet> sets = new ArrayList<>();

  /** The first ordinal of each set, then of the next one to come. */
  private int[] starts = new int[8];

  @Override
  public void add(VectorSet rows, int[] lists) {
    if (rows.size() == 0) {
      return;
    }
    sets.add(rows);
    if (sets.size() == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[sets.size()] = Math.addExact(starts[sets.size() - 1], rows.size());
  }

  @Override
  public void copyTo(int ordinal, byte[] code) {
    int found = Arrays.binarySearch(starts, 0, sets.size(), ordinal);
    int set = found >= 0 ? found : -found - 2;
    VectorSet rows = sets.get(set);
    long from = rows.offset(ordinal - starts[set]);
    MemorySegment.copy(rows.segment(), ValueLayout.JAVA_BYTE, from, code, 0, code.length);
  }
}
