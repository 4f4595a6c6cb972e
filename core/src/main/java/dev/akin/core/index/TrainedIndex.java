package dev.akin.core.index;

/**
 * Everything that was learned from a sample, ready to take rows: centroids, codebooks, rotations.
 * Immutable and thread-safe; as many indexes as wanted are built from one training.
 */
public interface TrainedIndex {
  /** A builder of an index that has no rows yet. */
  IndexBuilder builder();
}
