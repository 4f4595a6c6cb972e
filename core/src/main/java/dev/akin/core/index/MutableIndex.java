package dev.akin.core.index;

/**
 * An index that changes. One thread changes it at a time; searches run beside each other and wait
 * for a change that is under way. A searcher sees every change that ended before its search began.
 */
public interface MutableIndex extends Index {
  /**
   * Adds a vector.
   *
   * @param vector {@code [dimension]} finite values, copied
   * @return its ordinal; it may be one whose vector was deleted
   * @throws IllegalArgumentException if its dimension or a value does not fit the index
   */
  int add(float[] vector);

  /**
   * Deletes a vector: no search finds it any more. Its memory is freed by {@link #compact()} or
   * taken by a later one.
   *
   * @return whether there was one
   * @throws IllegalArgumentException if the ordinal was never given to a vector
   */
  boolean delete(int ordinal);

  /**
   * Replaces a vector.
   *
   * @return its new ordinal
   * @throws IllegalArgumentException if there is no such vector or the new one does not fit
   */
  default int update(int ordinal, float[] vector) {
    if (!contains(ordinal)) {
      throw new IllegalArgumentException("no vector has ordinal %,d".formatted(ordinal));
    }
    int updated = add(vector);
    delete(ordinal);
    return updated;
  }

  /** Whether an ordinal has a vector that was not deleted. */
  boolean contains(int ordinal);

  /** One more than the largest ordinal ever given: the size of filters. */
  int ordinals();

  /**
   * Frees the memory of deleted vectors and numbers the others anew from 0, in their order.
   *
   * @return the former ordinal of each vector, {@code [size]}
   * @throws UnsupportedOperationException if the index keeps no raw vectors to be rebuilt from
   */
  int[] compact();
}
