package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Where rows lie: row {@code r} starts at byte {@code base + r * stride} of a segment.
 *
 * <p>The segment is off-heap (native or mapped), because kernels that see one kind of memory only
 * are compiled without a branch on the kind. The stride is a multiple of {@link Kernels#ALIGNMENT};
 * a row is followed by zeros up to its padded length, and then by whatever its owner keeps there.
 *
 * @param segment memory that holds the rows, owned by the caller
 * @param base byte offset of row 0
 * @param stride bytes from one row to the next
 */
public record Rows(MemorySegment segment, long base, long stride) {
  public Rows {
    if (!segment.isNative()) {
      throw new IllegalArgumentException("rows lie outside the heap, this segment lies on it");
    }
    if (base < 0 || stride <= 0 || stride % Kernels.ALIGNMENT != 0) {
      throw new IllegalArgumentException(
          "base %,d and stride %,d: a base is not negative, a stride a positive multiple of %d"
              .formatted(base, stride, Kernels.ALIGNMENT));
    }
  }

  /** Byte offset of a row. */
  public long offset(int row) {
    return base + row * stride;
  }
}
