package dev.akin.lucene;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Which document has which ordinal: both count the same documents in the same order. Thread-safe.
 */
sealed interface DocumentMap {
  /** Number of ordinals. */
  int size();

  /** The document of an ordinal. */
  int document(int ordinal);

  /** The ordinal of a document, or −(the first ordinal behind it) − 1 if it has none. */
  int ordinal(int document);

  /** Every document has a vector. */
  record Dense(int size) implements DocumentMap {
    @Override
    public int document(int ordinal) {
      return ordinal;
    }

    @Override
    public int ordinal(int document) {
      return document < size ? document : -size - 1;
    }
  }

  /**
   * Some documents have a vector.
   *
   * @param documents their numbers as ascending little-endian int32
   */
  record Sparse(MemorySegment documents, int size) implements DocumentMap {
    private static final ValueLayout.OfInt INT =
        ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public int document(int ordinal) {
      return documents.get(INT, (long) ordinal * Integer.BYTES);
    }

    @Override
    public int ordinal(int document) {
      int low = 0;
      int high = size - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int found = document(middle);
        if (found == document) {
          return middle;
        }
        if (found < document) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return -low - 1;
    }
  }
}
