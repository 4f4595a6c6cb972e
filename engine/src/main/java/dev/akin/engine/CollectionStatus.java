package dev.akin.engine;

import dev.akin.engine.contract.Plan;

/**
 * What a collection holds and costs at this moment.
 *
 * @param points live points, exactly
 * @param plan the index that serves the collection and why
 */
public record CollectionStatus(long points, Plan plan, Storage storage, Indexing indexing) {
  /**
   * Bytes. Memory is live heap plus mapped sections, without the vectors that only re-score
   * candidates; disk is everything in the collection's directory.
   *
   * @param segments Lucene segments
   */
  public record Storage(int segments, long memoryBytes, long diskBytes) {}

  /**
   * The progress of index building.
   *
   * @param wanted points in segments that the plan gives an index of their own
   * @param indexed points of those whose index is built
   */
  public record Indexing(long wanted, long indexed) {
    public boolean complete() {
      return indexed == wanted;
    }
  }

  public double memoryBytesPerVector() {
    return points == 0 ? 0 : (double) storage.memoryBytes / points;
  }

  public double diskBytesPerVector() {
    return points == 0 ? 0 : (double) storage.diskBytes / points;
  }
}
