package dev.akin.engine.recent;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.recent.RecentWrite.Row;
import org.jspecify.annotations.Nullable;

/**
 * Exact distances from one query to recent writes. Owned by one thread; fastest for writes in the
 * order of their changes.
 */
public final class RecentScorer {
  private final float[] query;
  private final Metric metric;
  private @Nullable VectorSet block;
  private @Nullable RowScorer scorer;

  /**
   * @param query {@code [dimension]}; not copied
   */
  public RecentScorer(float[] query, Metric metric) {
    this.query = query;
    this.metric = metric;
  }

  /** The distance to a write that is not a deletion. */
  public float distance(RecentWrite write) {
    Row row = write.row().orElseThrow();
    RowScorer current = scorer;
    if (current == null || !row.block().equals(block)) {
      current = new RowScorer(row.block(), metric);
      current.query(query);
      scorer = current;
      block = row.block();
    }
    return current.distance(row.ordinal());
  }
}
