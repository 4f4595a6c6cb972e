package dev.akin.engine.write;

/**
 * Where the bytes of a collection are.
 *
 * @param mappedBytes files of the segments in use, which are mapped, raw vectors included
 * @param rowBytes the raw vectors among them
 * @param heapBytes buffers and the recent-writes table
 */
public record StorageUse(int segments, long mappedBytes, long rowBytes, long heapBytes) {}
