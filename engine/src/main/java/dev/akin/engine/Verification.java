package dev.akin.engine;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.damage.Finding;
import dev.akin.engine.damage.Finding.Remedy;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.segment.StoreParameters;
import dev.akin.engine.sidecar.SidecarCheck;
import dev.akin.engine.write.StoreCheck;
import dev.akin.engine.write.StoreRepair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A data directory that is checked, and repaired, while no engine has it open. Used by one thread.
 *
 * <p>A check reads every byte of every collection and changes nothing. A repair carries out the
 * remedies of what was found: those that lose nothing, and those that do only where that is asked
 * for.
 */
public final class Verification implements AutoCloseable {
  private final Path data;
  private final DirectoryLock lock;
  private final CollectionFolders folders;

  private Verification(Path data, DirectoryLock lock) {
    this.data = data;
    this.lock = lock;
    this.folders = new CollectionFolders(data.resolve("collections"));
  }

  /**
   * Opens a data directory.
   *
   * @throws StorageException if it is missing, or an engine has it open
   */
  // The verification takes over the lock, and closes it.
  @SuppressWarnings("MustBeClosedChecker")
  public static Verification open(Path data) {
    if (!Files.isDirectory(data)) {
      throw new StorageException(data + ": is no directory");
    }
    try {
      return new Verification(data, DirectoryLock.acquireReadOnly(data));
    } catch (IOException e) {
      throw new StorageException(data.toString(), e);
    }
  }

  /** The names of all collections, sorted. */
  public List<String> collections() {
    return attempt(() -> List.copyOf(folders.list().keySet()));
  }

  /** About how many bytes a check reads. */
  public long bytes() {
    return attempt(() -> DurableFiles.bytes(data.resolve("collections")));
  }

  /**
   * Checks everything.
   *
   * @param progress gets the bytes of each file that was read
   * @return what is damaged, by collection
   */
  public List<Finding> check(LongConsumer progress) {
    return attempt(() -> {
      List<Finding> findings = new ArrayList<>();
      new MachineCostsFile(data)
          .damage()
          .ifPresent(damage ->
              findings.add(rebuilt("", damage, "deleted; the next start measures again")));
      for (Map.Entry<String, Path> folder : folders.list().entrySet()) {
        findings.addAll(check(folder.getKey(), folder.getValue(), progress));
      }
      return findings;
    });
  }

  /** The folder of the graphs, and those of vectors with names in it. */
  private static List<Path> sidecars(Path folder) throws IOException {
    List<Path> sidecars = new ArrayList<>();
    sidecars.add(OpenCollection.sidecars(folder, NamedVectors.UNNAMED));
    if (Files.isDirectory(sidecars.getFirst())) {
      DurableFiles.children(sidecars.getFirst()).stream()
          .filter(Files::isDirectory)
          .forEach(sidecars::add);
    }
    return sidecars;
  }

  private static List<Finding> check(String name, Path folder, LongConsumer progress)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    CollectionFormat.damage(folder, name)
        .ifPresent(damage ->
            findings.add(
                new Finding(
                    name,
                    damage,
                    Remedy.NONE,
                    "the collection is unreadable; restore a snapshot")));
    findings.addAll(StoreCheck.run(name, folder, progress));
    for (Path sidecars : sidecars(folder)) {
      for (Damage damage : SidecarCheck.run(sidecars, progress)) {
        findings.add(rebuilt(name, damage, "deleted; the graph is built again in the background"));
      }
    }
    ProofFile.damage(folder)
        .ifPresent(
            damage -> findings.add(rebuilt(name, damage, "deleted; prove the collection again")));
    PayloadIndexFormat.damage(folder)
        .ifPresent(damage ->
            findings.add(rebuilt(name, damage, "deleted; ask for the payload indexes again")));
    return findings;
  }

  private static Finding rebuilt(String collection, Damage damage, String effect) {
    return new Finding(collection, damage, Remedy.REBUILD, effect);
  }

  /**
   * Repairs what a check found. A collection is repaired wholly or not at all: not if one of its
   * findings cannot be mended, and not if one loses acknowledged writes and {@code discard} is
   * false.
   *
   * @param findings all that {@link #check} found
   * @param discard whether damaged data may be given up
   * @return those that were mended
   */
  public List<Finding> repair(List<Finding> findings, boolean discard) {
    return attempt(() -> {
      List<Finding> mended = new ArrayList<>();
      for (Finding finding : findings) {
        if (finding.collection().isEmpty()) {
          Files.deleteIfExists(finding.damage().file());
          mended.add(finding);
        }
      }
      for (Map.Entry<String, Path> folder : folders.list().entrySet()) {
        List<Finding> own =
            findings.stream()
                .filter(finding -> finding.collection().equals(folder.getKey()))
                .toList();
        if (!own.isEmpty() && own.stream().allMatch(finding -> isAllowed(finding, discard))) {
          repair(folder.getKey(), folder.getValue(), own);
          mended.addAll(own);
        }
      }
      return mended;
    });
  }

  private static boolean isAllowed(Finding finding, boolean discard) {
    return finding.remedy().isLossless() || (discard && finding.remedy() == Remedy.DISCARD);
  }

  private static void repair(String name, Path folder, List<Finding> findings) throws IOException {
    for (Finding finding : findings) {
      if (finding.remedy() == Remedy.REBUILD) {
        Files.deleteIfExists(finding.damage().file());
      }
    }
    List<Finding> inStore =
        findings.stream().filter(finding -> finding.remedy() != Remedy.REBUILD).toList();
    if (!inStore.isEmpty()) {
      CollectionParameters parameters = CollectionFormat.read(folder, name).parameters();
      StoreParameters store =
          new StoreParameters(
              parameters.schema(),
              parameters.ttl().map(field -> new Expiry(field, InstantSource.system())),
              parameters.updatable(),
              false);
      new StoreRepair(folder, store).run(inStore);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T attempt(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new StorageException(data.toString(), e);
    }
  }

  @Override
  public void close() {
    attempt(() -> {
      lock.close();
      return Optional.empty();
    });
  }
}
