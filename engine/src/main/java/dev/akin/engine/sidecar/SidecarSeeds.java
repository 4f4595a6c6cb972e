package dev.akin.engine.sidecar;

import dev.akin.core.hnsw.HnswSeed;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.RowMatch;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The graphs of segments that are gone, from which those of the segments that took over their
 * points may grow. They are sidecars like others until no graph is missing. Used by one thread at a
 * time.
 */
final class SidecarSeeds {
  /** As many are kept as there are segments at rest: a merge of all of them has no more. */
  static final int MOST = 3;

  private static final System.Logger LOGGER = System.getLogger(SidecarSeeds.class.getName());

  private final SidecarFolder folder;
  private final boolean areUsed;
  private final Set<String> broken = new HashSet<>();

  /**
   * @param metric inner product has no seeds: rows of large norm belong in nearly every list, and
   *     those that come late are put into few, so that recall would sink from one to the next
   */
  SidecarSeeds(SidecarFolder folder, Metric metric) {
    this.folder = folder;
    this.areUsed = metric != Metric.DOT;
  }

  /** Those of the graphs of segments that are gone that are kept: the largest. */
  List<SidecarEntry> kept(List<SidecarEntry> gone) {
    return gone.stream()
        .filter(entry -> areUsed && !broken.contains(entry.file()))
        .sorted(Comparator.comparingLong(folder::bytes).reversed())
        .limit(MOST)
        .toList();
  }

  /** The seed that has most of some rows; nothing if a fresh build is better than any. */
  Optional<SeedChoice> choose(List<SidecarEntry> gone, RowFingerprints rows) {
    return gone.stream()
        .filter(_ -> areUsed)
        .map(entry -> match(entry, rows))
        .flatMap(Optional::stream)
        .filter(SeedChoice::isWorthwhile)
        .max(Comparator.comparingInt(choice -> choice.match().covered()));
  }

  private Optional<SeedChoice> match(SidecarEntry entry, RowFingerprints rows) {
    if (broken.contains(entry.file())) {
      return Optional.empty();
    }
    try {
      Optional<HnswSeed> seed = folder.openSeed(entry);
      if (seed.isEmpty()) {
        return Optional.empty();
      }
      RowMatch match = seed.get().match(rows);
      return Optional.of(new SeedChoice(seed.get(), entry.generation(), match, rows.size()));
    } catch (NoSuchFileException e) {
      return ignored(entry, e.getMessage() + " is missing");
    } catch (IOException e) {
      return ignored(entry, String.valueOf(e.getMessage()));
    }
  }

  private Optional<SeedChoice> ignored(SidecarEntry entry, String why) {
    broken.add(entry.file());
    LOGGER.log(
        Level.WARNING,
        "the graph of a segment that was merged is no seed: {0}; the graph of what it became is built anew",
        why);
    return Optional.empty();
  }
}
