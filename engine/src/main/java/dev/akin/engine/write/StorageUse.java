package dev.akin.engine.write;

import java.util.Map;

/**
 * Where the bytes of a collection are.
 *
 * @param mappedBytes files of the segments in use, which are mapped, raw vectors included
 * @param rowBytes the raw vectors among them, by the names of the vectors
 * @param heapBytes buffers and the recent-writes table
 */
public record StorageUse(
    int segments, long mappedBytes, Map<String, Long> rowBytes, long heapBytes) {
  /** Copies the map. */
  public StorageUse {
    rowBytes = Map.copyOf(rowBytes);
  }
}
