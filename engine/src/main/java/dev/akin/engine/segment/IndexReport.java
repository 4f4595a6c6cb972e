package dev.akin.engine.segment;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.damage.DamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * What a check of every byte of an index found; nothing is changed.
 *
 * @param committedSequence the sequence number of the commit; empty if the commit cannot be read
 * @param commitDamages why it cannot
 * @param segments the segments with damaged files
 */
public record IndexReport(
    OptionalLong committedSequence, List<Damage> commitDamages, List<DamagedSegment> segments) {
  /**
   * A segment that cannot be used.
   *
   * @param points how many live points it holds
   */
  public record DamagedSegment(String name, int points, List<Damage> damages) {}

  /**
   * Checks the index in a folder.
   *
   * @param progress gets the bytes of each file that was read
   */
  public static IndexReport of(Path folder, LongConsumer progress) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new IndexReport(OptionalLong.of(0), List.of(), List.of());
    }
    try (Directory directory = SegmentStore.directory(folder)) {
      IndexCheck check = new IndexCheck(directory, folder);
      SegmentInfos commit;
      try {
        commit = check.commit().orElse(null);
      } catch (DamagedException e) {
        return new IndexReport(OptionalLong.empty(), e.damages(), List.of());
      }
      return commit == null
          ? new IndexReport(OptionalLong.of(0), List.of(), List.of())
          : of(commit, check, progress);
    }
  }

  private static IndexReport of(SegmentInfos commit, IndexCheck check, LongConsumer progress)
      throws IOException {
    List<DamagedSegment> damaged = new ArrayList<>();
    for (SegmentCommitInfo segment : commit) {
      List<Damage> damages = check.damages(segment.files().stream(), progress);
      if (!damages.isEmpty()) {
        int points = segment.info.maxDoc() - segment.getDelCount();
        damaged.add(new DamagedSegment(segment.info.name, points, damages));
      }
    }
    return new IndexReport(
        OptionalLong.of(SegmentStore.committedSequence(commit)), List.of(), List.copyOf(damaged));
  }
}
