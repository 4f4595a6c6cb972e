package dev.akin.engine.snapshot;

import java.util.List;

/**
 * What a snapshot says about itself.
 *
 * @param collection the name that the collection had
 * @param sequence every operation up to this one is in, no later one
 * @param files everything but the manifest
 */
record SnapshotManifest(
    String collection, long sequence, List<SnapshotFile> files, SnapshotProbe probe) {
  SnapshotManifest {
    files = List.copyOf(files);
  }
}
