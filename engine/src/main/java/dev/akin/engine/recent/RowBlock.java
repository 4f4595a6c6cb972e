package dev.akin.engine.recent;

import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Room for a fixed number of vectors outside the heap, filled from the front; freed by the garbage
 * collector once no entry points into it. Rows are written before anyone learns their ordinal and
 * never again.
 */
final class RowBlock {
  private final MemorySegment segment;
  private final VectorSet rows;
  private int size;

  RowBlock(VectorSet.Shape shape) {
    long bytes = shape.size() * shape.datatype().stride(shape.dimension());
    segment = Arena.ofAuto().allocate(bytes, 64);
    rows = VectorSet.ofSegment(segment, 0, shape);
  }

  /** All rows, also those that are not filled yet. */
  VectorSet rows() {
    return rows;
  }

  boolean isFull() {
    return size == rows.size();
  }

  /** Appends a vector, as the datatype keeps it, and returns its ordinal. */
  int add(float[] vector) {
    rows.datatype().write(vector, segment, rows.offset(size));
    return size++;
  }
}
