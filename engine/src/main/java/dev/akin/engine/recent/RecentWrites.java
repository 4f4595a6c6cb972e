package dev.akin.engine.recent;

import dev.akin.core.vector.VectorSet;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.point.VectorSchema.Kind;
import dev.akin.engine.recent.RecentWrite.Place;
import dev.akin.engine.recent.RecentWrite.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The recent-writes table: the changes that the searcher in use does not contain yet, by id.
 *
 * <p>It also knows which documents of that searcher the changes made stale, so that a search passes
 * over them without looking up ids. Not safe for use by several threads: its owner guards it
 * together with the searcher; {@link #snapshot()} is immutable.
 */
public final class RecentWrites {
  private static final int BLOCK_ROWS = 256;
  private static final int BYTES_PER_ENTRY = 300;

  private final VectorSchema schema;
  private final long vectorBytes;

  /** In the order of their sequence numbers, so that nobody has to sort them. */
  private final LinkedHashMap<PointId, RecentWrite> writes = new LinkedHashMap<>();

  private @Nullable RecentSnapshot snapshot;
  private RowBlock[] blocks;

  /**
   * @param schema the vectors that points have
   */
  public RecentWrites(VectorSchema schema) {
    this(schema, newBlocks(schema));
  }

  private RecentWrites(VectorSchema schema, RowBlock[] blocks) {
    this.schema = schema;
    this.vectorBytes = schema.kinds().stream().mapToLong(RecentWrites::vectorBytes).sum();
    this.blocks = blocks;
  }

  /** The point's floats, and the row that searches compare. */
  private static long vectorBytes(Kind kind) {
    return VectorSet.stride(kind.dimension()) + kind.datatype().stride(kind.dimension());
  }

  private static RowBlock[] newBlocks(VectorSchema schema) {
    return schema.kinds().stream().map(RecentWrites::newBlock).toArray(RowBlock[]::new);
  }

  private static RowBlock newBlock(Kind kind) {
    return new RowBlock(new VectorSet.Shape(BLOCK_ROWS, kind.dimension(), kind.datatype()));
  }

  /**
   * Records a stored point; sequence numbers come in ascending order.
   *
   * @param end when it ends ({@link Expiry#end})
   * @param hidden the document that shows an older state in the searcher in use, or {@link
   *     RecentWrite#NO_DOCUMENT}
   */
  public void put(long sequence, Point point, long end, int hidden) {
    List<@Nullable Place> places = new ArrayList<>(blocks.length);
    for (int kind = 0; kind < blocks.length; kind++) {
      Optional<float[]> vector = point.vectors().get(schema.kinds().get(kind).name());
      places.add(vector.isPresent() ? place(kind, vector.get()) : null);
    }
    Row row = new Row(point, end, places);
    writes.putLast(point.id(), new RecentWrite(point.id(), sequence, Optional.of(row), hidden));
    snapshot = null;
  }

  private Place place(int kind, float[] vector) {
    if (blocks[kind].isFull()) {
      blocks[kind] = newBlock(schema.kinds().get(kind));
    }
    return new Place(blocks[kind].rows(), blocks[kind].add(vector));
  }

  /** Records a deletion; {@code hidden} as in {@link #put}. */
  public void delete(long sequence, PointId id, int hidden) {
    writes.putLast(id, new RecentWrite(id, sequence, Optional.empty(), hidden));
    snapshot = null;
  }

  public Optional<RecentWrite> get(PointId id) {
    return Optional.ofNullable(writes.get(id));
  }

  public int size() {
    return writes.size();
  }

  /** Roughly what the table holds in memory, vectors included. */
  public long bytes() {
    return writes.size() * (BYTES_PER_ENTRY + vectorBytes);
  }

  /**
   * The table over a new searcher: without the changes that it contains, and with what the others
   * hide in it. This table stays as it is, for those who read it meanwhile, but must not be written
   * any more.
   *
   * @param sequence the searcher contains all changes up to this one
   * @param document the searcher's document of an id, or {@link RecentWrite#NO_DOCUMENT}
   */
  public RecentWrites advanced(long sequence, ToIntFunction<PointId> document) {
    List<RecentWrite> kept =
        writes.values().stream().filter(write -> write.sequence() > sequence).toList();
    RecentWrites newer = new RecentWrites(schema, kept.isEmpty() ? newBlocks(schema) : blocks);
    for (RecentWrite write : kept) {
      newer.writes.putLast(write.id(), write.hiding(document.applyAsInt(write.id())));
    }
    return newer;
  }

  /** The table as it is now; costs a copy of references if it changed since the last one. */
  public RecentSnapshot snapshot() {
    if (snapshot == null) {
      snapshot = RecentSnapshot.of(writes.values());
    }
    return snapshot;
  }
}
