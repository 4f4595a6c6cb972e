package dev.akin.engine;

import dev.akin.engine.contract.Plan;
import dev.akin.engine.damage.Damage;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.write.WriteStop;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a collection holds and costs at this moment.
 *
 * @param points live points, exactly
 * @param plans the index that serves each kind of vector and why, by the vector's name
 * @param payloadIndexes what filters are answered from beyond the fields of every point, by field
 * @param writes whether writes are taken
 * @param warm whether searches are as fast as they will be; false for some moments after the engine
 *     was opened
 */
public record CollectionStatus(
    long points,
    SortedMap<String, Plan> plans,
    Storage storage,
    Indexing indexing,
    List<PayloadIndexes.State> payloadIndexes,
    Writes writes,
    boolean warm) {
  public CollectionStatus {
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    payloadIndexes = List.copyOf(payloadIndexes);
  }

  /**
   * The plan for the vector without a name.
   *
   * @throws IllegalStateException if vectors have names
   */
  public Plan plan() {
    Plan plan = plans.get(NamedVectors.UNNAMED);
    if (plan == null) {
      throw new IllegalStateException("vectors have names: " + plans.keySet());
    }
    return plan;
  }

  /**
   * Whether writes are taken.
   *
   * @param refused why not, in one line; empty if they are
   * @param damages what is damaged on disk, if that is why; then points may be missing
   */
  public record Writes(Optional<String> refused, List<Damage> damages) {
    static Writes of(Optional<WriteStop> stop) {
      return new Writes(
          stop.map(WriteStop::message), stop.map(WriteStop::damages).orElse(List.of()));
    }
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
   * @param wanted vectors in segments that the plan gives an index of their own
   * @param indexed vectors of those whose index is built
   */
  public record Indexing(long wanted, long indexed) {
    public boolean complete() {
      return indexed == wanted;
    }
  }

  /** Whether it is warm and every index that the plan wants is there. */
  public boolean ready() {
    return warm && indexing.complete();
  }

  public double memoryBytesPerVector() {
    return points == 0 ? 0 : (double) storage.memoryBytes / points;
  }

  public double diskBytesPerVector() {
    return points == 0 ? 0 : (double) storage.diskBytes / points;
  }
}
