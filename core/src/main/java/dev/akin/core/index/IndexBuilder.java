package dev.akin.core.index;

import dev.akin.core.vector.VectorSet;

/** Takes rows and makes an index of them. Owned by one thread; it uses others while it works. */
public interface IndexBuilder {
  /**
   * Adds rows; their ordinals go on where the last ones ended. What is built does not depend on the
   * number of threads, though it may depend on how rows were divided among calls.
   *
   * @param rows of the trained dimension, of unit length if the metric is cosine; the index may
   *     keep them
   * @throws IllegalArgumentException if the dimension is another one
   */
  void add(VectorSet rows);

  /** The index of all rows added. The builder is of no further use. */
  Index build();
}
