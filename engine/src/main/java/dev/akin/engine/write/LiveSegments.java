package dev.akin.engine.write;

import dev.akin.engine.log.ChangeLog;
import dev.akin.engine.segment.SegmentStore;
import java.io.IOException;

/**
 * The segments of a store and what readers see of them, brought up to date with the log. Replaced
 * as a whole when the segments have to be opened again; its parts are guarded as {@link
 * CollectionStore} says.
 */
record LiveSegments(SegmentStore segments, LiveState state, Applier applier)
    implements AutoCloseable {
  private static final int MOST_RECENT_WRITES = 20_000;
  private static final long MOST_RECENT_BYTES = 128L << 20;

  /** Carries out what the log holds beyond the last commit. The segments are handed over. */
  static LiveSegments open(SegmentStore segments, ChangeLog log) throws IOException {
    try {
      LiveState state =
          new LiveState(segments.refresh(null), segments.vectors(), segments.expiry());
      Applier applier = new Applier(state, segments, segments.committedSequence());
      LiveSegments live = new LiveSegments(segments, state, applier);
      try {
        new Recovery(log, applier, live::refreshIfFull).run(segments.committedSequence());
        live.refresh(applier.applied());
        return live;
      } catch (IOException | RuntimeException e) {
        state.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      closeQuietly(segments, e);
      throw e;
    }
  }

  private static void closeQuietly(AutoCloseable resource, Exception cause) {
    try {
      resource.close();
    } catch (Exception e) {
      cause.addSuppressed(e);
    }
  }

  private void refreshIfFull() throws IOException {
    if (state.recentWrites() > MOST_RECENT_WRITES) {
      refresh(applier.applied());
    }
  }

  private void refresh(long covered) throws IOException {
    state.advance(segments.refresh(state.view()), covered);
  }

  /** Whether the recent-writes table must be emptied now. */
  boolean isFull() {
    return state.recentWrites() > MOST_RECENT_WRITES || state.recentBytes() > MOST_RECENT_BYTES;
  }

  @Override
  public void close() throws IOException {
    try (segments;
        state) {
      // Closed in the reverse order, whatever one of them throws.
    }
  }
}
