package dev.akin.engine.recent;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.recent.RecentWrite.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exact distances from one query to recent writes. Owned by one thread; fastest for writes in the
 * order of their changes.
 */
public final class RecentScorer {
  private final float[] query;
  private final Metric metric;
  private final int kind;
  private @Nullable VectorSet block;
  private @Nullable RowScorer scorer;

  /**
   * @param query {@code [dimension]}; not copied
   * @param kind the position of the kind of vector that is compared
   */
  public RecentScorer(float[] query, Metric metric, int kind) {
    this.query = query;
    this.metric = metric;
    this.kind = kind;
  }

  /** The distance to a write that {@link RecentWrite#has} the vector. */
  public float distance(RecentWrite write) {
    Place row = Objects.requireNonNull(write.row().orElseThrow().places().get(kind));
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
