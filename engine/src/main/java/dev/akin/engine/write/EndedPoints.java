package dev.akin.engine.write;

import dev.akin.engine.log.Operation;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The points of a reading that came to their end, to be deleted. */
final class EndedPoints {
  /** Deletions in one write, so that other writes have their turn in between. */
  static final int MOST = 10_000;

  private EndedPoints() {}

  /** Deletions of such points, {@value #MOST} at most. */
  static List<Operation> deletions(Reading now) throws IOException {
    List<Operation> deletions = new ArrayList<>();
    for (RecentWrite write : now.recent().live()) {
      if (!write.existsAt(now.time()) && deletions.size() < MOST) {
        deletions.add(new Operation.Delete(write.id()));
      }
    }
    int[] overwritten = now.recent().hidden();
    for (int document : now.view().ended(now.time())) {
      if (deletions.size() < MOST && Arrays.binarySearch(overwritten, document) < 0) {
        Segment segment = now.view().segmentOf(document);
        deletions.add(new Operation.Delete(segment.id(document - segment.base())));
      }
    }
    return deletions;
  }
}
