package dev.akin.engine.recent;

import dev.akin.core.vector.VectorSet;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The newest state of one point, and where the segments still show an older one. Immutable. */
public final class RecentWrite {
  /** The number of a document that does not exist. */
  public static final int NO_DOCUMENT = -1;

  private final PointId id;
  private final long sequence;
  private final Optional<Row> row;
  private final int hidden;

  /**
   * A point with its vectors as rows of blocks outside the heap.
   *
   * @param end when the point ends ({@link Expiry#end})
   * @param places of its vectors, by the kind's position; null for those that it lacks
   */
  record Row(Point point, long end, List<@Nullable Place> places) {}

  /** A row of a block. */
  record Place(VectorSet block, int ordinal) {}

  RecentWrite(PointId id, long sequence, Optional<Row> row, int hidden) {
    this.id = id;
    this.sequence = sequence;
    this.row = row;
    this.hidden = hidden;
  }

  public PointId id() {
    return id;
  }

  /** The sequence number of the change. */
  public long sequence() {
    return sequence;
  }

  /** The point, or nothing if the change deleted it. */
  public Optional<Point> point() {
    return row.map(Row::point);
  }

  /** Whether this is a point at that time: stored, and not yet at its end. */
  public boolean existsAt(long time) {
    return row.isPresent() && row.get().end > time;
  }

  /** When the point ends, as {@link Expiry} counts; nothing if the change deleted it. */
  public OptionalLong end() {
    return row.isPresent() ? OptionalLong.of(row.get().end) : OptionalLong.empty();
  }

  /**
   * Whether this is a point with a vector of a kind.
   *
   * @param kind the kind's position
   */
  public boolean has(int kind) {
    return row.isPresent() && row.get().places.get(kind) != null;
  }

  Optional<Row> row() {
    return row;
  }

  /** The document that this change made stale, or {@link #NO_DOCUMENT}. */
  public int hidden() {
    return hidden;
  }

  RecentWrite hiding(int document) {
    return document == hidden ? this : new RecentWrite(id, sequence, row, document);
  }
}
