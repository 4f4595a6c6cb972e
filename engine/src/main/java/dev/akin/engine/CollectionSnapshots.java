package dev.akin.engine;

import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.snapshot.Snapshot;
import dev.akin.engine.snapshot.SnapshotProbe;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Reading;
import dev.akin.engine.write.StoreCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes snapshots of a collection, and asks one that was restored whether it is whole. */
final class CollectionSnapshots {
  private final CollectionFormat.Description description;
  private final CollectionStore store;
  private final CollectionProbe probe;

  CollectionSnapshots(
      CollectionFormat.Description description,
      CollectionStore store,
      List<CollectionVector> vectors) {
    this.description = description;
    this.store = store;
    this.probe = new CollectionProbe(vectors);
  }

  /** Writes a snapshot; the folder is there wholly or not at all. */
  void write(Path target) throws IOException {
    if (Files.exists(target)) {
      throw new InvalidRequestException(target + ": exists already; name another folder");
    }
    Path unfinished = target.resolveSibling(target.getFileName() + DurableFiles.UNFINISHED);
    DurableFiles.deleteTree(unfinished);
    DurableFiles.createDirectories(unfinished);
    try (StoreCopy copy = store.copyTo(unfinished)) {
      CollectionFormat.write(unfinished, description.name(), description.parameters());
      ProofFile.copy(description.folder(), unfinished);
      PayloadIndexFormat.copy(description.folder(), unfinished);
      SnapshotProbe answers = probe.draw(copy.reading(), copy.sequence());
      Snapshot.seal(unfinished, description.name(), copy.sequence(), answers);
      DurableFiles.move(unfinished, target);
    } catch (IOException | RuntimeException e) {
      try {
        DurableFiles.deleteTree(unfinished);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /**
   * Fills a collection's folder from a snapshot, under a name of its own.
   *
   * @throws IOException if a file is missing or damaged
   */
  static void copy(Snapshot snapshot, Path folder, String name) throws IOException {
    snapshot.copyTo(folder);
    CollectionParameters parameters =
        CollectionFormat.read(folder, snapshot.collection()).parameters();
    CollectionFormat.write(folder, name, parameters);
  }

  /** How this collection differs from what a snapshot says; nothing if it does not. */
  Optional<String> difference(SnapshotProbe expected) throws IOException {
    try (Reading reading = store.readAll()) {
      return expected.difference(probe.repeat(expected, reading));
    }
  }
}
