package dev.akin.engine.recent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The recent writes at one moment. Immutable, for any thread. */
public final class RecentSnapshot {
  private final List<RecentWrite> live;
  private final int[] hidden;

  private RecentSnapshot(List<RecentWrite> live, int[] hidden) {
    this.live = live;
    this.hidden = hidden;
  }

  /**
   * @param writes oldest change first
   */
  static RecentSnapshot of(Collection<RecentWrite> writes) {
    List<RecentWrite> live = new ArrayList<>(writes.size());
    int[] hidden = new int[writes.size()];
    int count = 0;
    for (RecentWrite write : writes) {
      if (write.row().isPresent()) {
        live.add(write);
      }
      if (write.hidden() != RecentWrite.NO_DOCUMENT) {
        hidden[count++] = write.hidden();
      }
    }
    int[] sorted = Arrays.copyOf(hidden, count);
    Arrays.sort(sorted);
    return new RecentSnapshot(Collections.unmodifiableList(live), sorted);
  }

  /** The stored points, oldest change first; deletions are not among them. */
  public List<RecentWrite> live() {
    return live;
  }

  /** The documents that must not be shown, ascending. The array is the snapshot's. */
  public int[] hidden() {
    return hidden;
  }
}
