package dev.akin.core.vector;

import dev.akin.core.kernel.Rows;

/** Rows in a segment, checked to lie inside it. */
record SegmentVectorSet(Rows rows, VectorSet.Shape shape) implements VectorSet {
  SegmentVectorSet {
    int size = shape.size();
    int dimension = shape.dimension();
    if (size < 0 || dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "%,d rows of dimension %,d: at least 0 rows, dimension 1 to %,d"
              .formatted(size, dimension, MAX_DIMENSION));
    }
    long end = rows.offset(size);
    if (end > rows.segment().byteSize()) {
      throw new IllegalArgumentException(
          "%,d rows of dimension %,d from byte %,d end at %,d, the segment has %,d bytes"
              .formatted(size, dimension, rows.base(), end, rows.segment().byteSize()));
    }
  }
}
