package dev.akin.engine.snapshot;

import dev.akin.engine.damage.DamagedException;
import java.io.IOException;
import java.nio.file.Path;

/** A collection's files in a folder of their own, with checksums and a probe. Immutable. */
public final class Snapshot {
  private final Path folder;
  private final SnapshotManifest manifest;

  private Snapshot(Path folder, SnapshotManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Makes a snapshot of the files that are in a folder.
   *
   * @param collection the name of the collection whose files these are
   * @param sequence every operation up to this one is in, no later one
   */
  public static void seal(Path folder, String collection, long sequence, SnapshotProbe probe)
      throws IOException {
    SnapshotFormat.write(
        folder, new SnapshotManifest(collection, sequence, SnapshotFiles.of(folder), probe));
  }

  /**
   * Opens a snapshot; reads its manifest alone.
   *
   * @throws IOException if the folder holds no whole snapshot, or one of another version
   */
  public static Snapshot open(Path folder) throws IOException {
    return new Snapshot(folder, SnapshotFormat.read(folder));
  }

  /** The name that the collection had. */
  public String collection() {
    return manifest.collection();
  }

  /** What a restored collection has to answer. */
  public SnapshotProbe probe() {
    return manifest.probe();
  }

  /**
   * Copies every file durably, comparing its checksum.
   *
   * @throws DamagedException if a file is missing or damaged
   */
  public void copyTo(Path target) throws IOException {
    for (SnapshotFile file : manifest.files()) {
      SnapshotFiles.copy(file, folder, target);
    }
  }
}
