package dev.akin.engine.snapshot;

/**
 * A file of a snapshot.
 *
 * @param name relative to the snapshot's folder, with slashes
 */
record SnapshotFile(String name, long bytes, int crc32c) {
  SnapshotFile {
    if (!name.matches("[0-9A-Za-z_-][0-9A-Za-z_.-]*(/[0-9A-Za-z_-][0-9A-Za-z_.-]*)?")) {
      throw new IllegalArgumentException("file \"" + name + "\" is no name of a snapshot's file");
    }
    if (bytes < 0) {
      throw new IllegalArgumentException("file \"%s\" of %d bytes".formatted(name, bytes));
    }
  }
}
