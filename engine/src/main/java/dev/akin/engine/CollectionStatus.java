package dev.akin.engine;

import dev.akin.engine.contract.Plan;
import dev.akin.engine.filter.PayloadIndexes;
import java.util.List;

/**
 * What a collection holds and costs at this moment.
 *
 * @param points live points, exactly
 * @param plan the index that serves the collection and why
 * @param payloadIndexes what filters are answered from beyond the fields of every point, by field
 */
public record CollectionStatus(
    long points,
    Plan plan,
    Storage storage,
    Indexing indexing,
    List<PayloadIndexes.State> payloadIndexes) {
  public CollectionStatus {
    payloadIndexes = List.copyOf(payloadIndexes);
  }

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
