package dev.akin.testkit.crash;

/** A file or folder, whatever its names. */
sealed interface DiskNode permits DiskFile, DiskFolder {
  /** Bytes it takes. */
  long size();
}
