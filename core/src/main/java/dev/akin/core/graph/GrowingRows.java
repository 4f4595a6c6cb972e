package dev.akin.core.graph;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Rows that can be overwritten, with room for more. Owned by one writer at a time. */
final class GrowingRows {
  private final int dimension;
  private final Datatype datatype;
  private final long stride;
  private MemorySegment segment;
  private VectorSet view;

  /** A copy of rows, with room for a number of them that is not smaller. */
  GrowingRows(VectorSet rows, int capacity) {
    dimension = rows.dimension();
    datatype = rows.datatype();
    stride = rows.rowBytes();
    segment = Arena.ofAuto().allocate(Math.max(capacity, 1) * stride, Kernels.ALIGNMENT);
    for (int row = 0; row < rows.size(); row++) {
      MemorySegment.copy(rows.segment(), rows.offset(row), segment, row * stride, stride);
    }
    view = VectorSet.ofSegment(segment, 0, new VectorSet.Shape(capacity, dimension, datatype));
  }

  int capacity() {
    return view.size();
  }

  int dimension() {
    return dimension;
  }

  /** All rows there is room for; those never written are zeros. */
  VectorSet rows() {
    return view;
  }

  /** Makes room; the rows move, and sets given out before keep the old ones. */
  void grow(int capacity) {
    GrowingRows grown = new GrowingRows(view, capacity);
    segment = grown.segment;
    view = grown.view;
  }

  void set(int row, float[] vector) {
    datatype.write(datatype.round(vector), segment, row * stride);
  }

  boolean areEqual(int one, int other) {
    return MemorySegment.mismatch(
            segment,
            one * stride,
            (one + 1) * stride,
            segment,
            other * stride,
            (other + 1) * stride)
        < 0;
  }
}
