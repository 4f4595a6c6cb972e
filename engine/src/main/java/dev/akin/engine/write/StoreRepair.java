package dev.akin.engine.write;

import dev.akin.engine.damage.Finding;
import dev.akin.engine.damage.Finding.Remedy;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.log.FileChangeLog;
import dev.akin.engine.log.FrozenChangeLog;
import dev.akin.engine.segment.SegmentStore;
import dev.akin.engine.segment.StoreParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a damaged store whole again, as its findings say. Every step leaves a store that can be
 * repaired again, should the power fail.
 */
public final class StoreRepair {
  private static final String REBUILDING = "lucene.rebuilding";

  private final Path folder;
  private final StoreParameters parameters;

  /**
   * @param folder the collection's
   */
  public StoreRepair(Path folder, StoreParameters parameters) {
    this.folder = folder;
    this.parameters = parameters;
  }

  /**
   * Repairs.
   *
   * @param findings all that {@link StoreCheck} found, whose remedies are carried out
   */
  public void run(List<Finding> findings) throws IOException {
    Path lucene = folder.resolve("lucene");
    Path log = folder.resolve("log");
    if (has(findings, Remedy.REPLAY)) {
      Path rebuilt = folder.resolve(REBUILDING);
      DurableFiles.deleteTree(rebuilt);
      long applied = commitAll(rebuilt, log);
      // Between these two steps the index is missing, and the log still holds everything.
      DurableFiles.deleteTree(lucene);
      DurableFiles.move(rebuilt, lucene);
      if (has(findings, Remedy.RENEW)) {
        FileChangeLog.beginAnew(log, applied + 1);
      }
    } else {
      if (has(findings, Remedy.DISCARD)) {
        SegmentStore.discardDamaged(lucene);
      }
      FileChangeLog.beginAnew(log, commitAll(lucene, log) + 1);
    }
  }

  private static boolean has(List<Finding> findings, Remedy remedy) {
    return findings.stream().anyMatch(finding -> finding.remedy() == remedy);
  }

  /** Brings an index up to date with what is whole of the log; returns how far that is. */
  private long commitAll(Path lucene, Path log) throws IOException {
    SegmentStore segments = SegmentStore.open(lucene, parameters);
    FrozenChangeLog changes = FrozenChangeLog.open(log, segments.committedSequence() + 1);
    try (LiveSegments live = LiveSegments.open(segments, changes)) {
      long applied = live.applier().applied();
      if (applied > segments.committedSequence()) {
        segments.commit(applied);
      }
      return applied;
    }
  }
}
