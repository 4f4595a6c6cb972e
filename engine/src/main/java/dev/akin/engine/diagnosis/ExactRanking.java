package dev.akin.engine.diagnosis;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.SearchTask;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentScorer;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.segment.VectorPart;
import dev.akin.engine.whynot.Standing;
import dev.akin.engine.whynot.Standing.Measure;
import dev.akin.engine.whynot.Standing.Rival;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rank of one point among all that a search accepts: one exact scan that keeps nothing, so that
 * a rank in the millions costs no more than the first. Owned by one thread.
 */
final class ExactRanking {
  private final SearchTask task;
  private final String vector;
  private final Metric metric;
  private final LocatedPoint own;
  private final float distance;

  /** The point that the search leaves out, if it looks near to a stored one. */
  private final Optional<LocatedPoint> excluded;

  private long nearer;
  private long equal;
  private long equalBefore;
  private long among;
  private @Nullable LocatedPoint before;
  private float beforeDistance;

  /**
   * A ranking of a point that the search accepts and that has the vector.
   *
   * @param vector the name of the vector that is compared
   */
  ExactRanking(
      SearchTask task,
      String vector,
      LocatedPoint own,
      Optional<LocatedPoint> excluded,
      Metric metric) {
    this.task = task;
    this.vector = vector;
    this.metric = metric;
    this.own = own;
    this.excluded = excluded;
    this.distance = distance(own);
  }

  private float distance(LocatedPoint point) {
    return switch (point) {
      case LocatedPoint.Recent(RecentWrite write) -> recentScorer().distance(write);
      case LocatedPoint.Stored stored -> {
        var vectors = stored.segment().vectors(vector).orElseThrow();
        RowScorer scorer = new RowScorer(vectors.rows(), metric);
        scorer.query(task.vector());
        yield scorer.distance(vectors.ordinal(stored.document()));
      }
    };
  }

  private RecentScorer recentScorer() {
    return new RecentScorer(task.vector(), metric, task.kind());
  }

  /**
   * How the point stands.
   *
   * @param exact the exact answer to the same task
   */
  Standing standing(Selection selection, Nearest exact) throws IOException {
    scan(selection);
    Optional<Rival> last =
        exact.neighbors().size() < task.k()
            ? Optional.empty()
            : Optional.of(rival(exact.neighbors().getLast()));
    Optional<Rival> nearest =
        before == null
            ? Optional.empty()
            : Optional.of(rival(new Nearest.Neighbor(before, beforeDistance)));
    return new Standing(1 + nearer + equalBefore, measure(distance), among, equal, last, nearest);
  }

  private Rival rival(Nearest.Neighbor neighbor) throws IOException {
    return new Rival(neighbor.point().id(), measure(neighbor.distance()));
  }

  private Measure measure(float measured) {
    return new Measure(measured, metric.score(measured));
  }

  private void scan(Selection selection) throws IOException {
    RecentScorer recent = recentScorer();
    for (RecentWrite write : selection.recent()) {
      if (write.has(task.kind())) {
        compare(new LocatedPoint.Recent(write), recent.distance(write));
      }
    }
    for (DocumentSet.Part part : selection.documents().parts()) {
      Optional<VectorPart> vectors = part.vectors(vector);
      if (vectors.isPresent()) {
        scan(vectors.get());
      }
    }
  }

  private void scan(VectorPart part) throws IOException {
    RowScorer scorer = new RowScorer(part.vectors().rows(), metric);
    scorer.query(task.vector());
    int size = part.size();
    for (int row = part.accepted().next(0); row < size; row = part.accepted().next(row + 1)) {
      compare(
          new LocatedPoint.Stored(part.segment(), part.vectors().document(row)),
          scorer.distance(row));
    }
  }

  private void compare(LocatedPoint other, float measured) throws IOException {
    if (excluded.isPresent() && excluded.get().equals(other)) {
      return;
    }
    among++;
    if (isNearer(measured, distance)) {
      nearer++;
      if (before == null || isNearer(beforeDistance, measured)) {
        before = other;
        beforeDistance = measured;
      }
    } else if (isSame(measured, distance) && !other.equals(own)) {
      equal++;
      if (other.id().compareTo(own.id()) < 0) {
        equalBefore++;
        boolean isNext =
            before == null
                || isNearer(beforeDistance, measured)
                || before.id().compareTo(other.id()) < 0;
        if (isNext) {
          before = other;
          beforeDistance = measured;
        }
      }
    }
  }

  /** Distances that overflowed to no number are behind all others, as in answers. */
  private static boolean isNearer(float one, float other) {
    return one < other || (Float.isNaN(other) && !Float.isNaN(one));
  }

  /** Whether two points are exactly as near. */
  static boolean isSame(float one, float other) {
    return one == other || (Float.isNaN(one) && Float.isNaN(other));
  }
}
