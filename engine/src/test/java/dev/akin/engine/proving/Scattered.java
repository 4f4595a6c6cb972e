package dev.akin.engine.proving;

import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.recent.RecentWrites;
import dev.akin.engine.segment.SegmentStore;
import dev.akin.engine.segment.SegmentView;
import dev.akin.engine.segment.StoreParameters;
import dev.akin.engine.sidecar.Sidecars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Points on a line, point i at (i, 0): some in segments, some recent. */
final class Scattered implements AutoCloseable {
  private static final VectorSchema SCHEMA = VectorSchema.unnamed(2, Metric.L2);

  private final SegmentStore store;
  private final RecentWrites writes = new RecentWrites(SCHEMA);
  private final SearchUnderProof search;
  private final SegmentView view;
  private long sequence;

  /**
   * @param segments the points of each segment, that follow each other
   * @param recent the recent ones, that follow those in segments
   */
  Scattered(Path folder, int[] segments, int recent) throws IOException {
    store =
        SegmentStore.open(
            folder.resolve("segments"),
            new StoreParameters(SCHEMA, Optional.empty(), UpdatableFields.none(), false));
    int next = 0;
    for (int count : segments) {
      for (int i = 0; i < count; i++) {
        store.put(point(next++), ++sequence);
      }
      store.refresh(null).close();
    }
    for (int i = 0; i < recent; i++) {
      writes.put(++sequence, point(next++), Expiry.NEVER, RecentWrite.NO_DOCUMENT);
    }
    view = store.refresh(null);
    Sidecars.Place place = new Sidecars.Place(folder.resolve("sidecars"), true);
    VectorSchema.Kind kind = SCHEMA.kinds().getFirst();
    Sidecars sidecars = new Sidecars(place, kind, 10);
    PathChooser chooser = new PathChooser(MachineCosts.reference(), sidecars, Metric.L2);
    search =
        new SearchUnderProof(
            kind,
            0,
            new SearchUnderProof.Served(Plan.forced("Flat"), sidecars, chooser),
            Contract.defaults());
  }

  private static Point point(int i) {
    return new Point(PointId.of(i), new float[] {i, 0}, Payload.empty());
  }

  SearchUnderProof search() {
    return search;
  }

  /** All points. */
  Selection all() throws IOException {
    return new Selection(writes.snapshot().live(), view.select(Optional.empty(), new int[0]));
  }

  @Override
  public void close() throws IOException {
    view.close();
    store.close();
  }
}
