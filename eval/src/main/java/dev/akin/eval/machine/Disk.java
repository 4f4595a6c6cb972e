package dev.akin.eval.machine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file system of a data directory.
 *
 * @param type as the system calls it
 * @param freeBytes what this process may still write
 * @param bytes its size
 */
public record Disk(String type, long freeBytes, long bytes) {
  /**
   * @throws java.nio.file.NoSuchFileException if there is no such directory
   */
  static Disk of(Path directory) throws IOException {
    FileStore store = Files.getFileStore(directory);
    return new Disk(store.type(), store.getUsableSpace(), store.getTotalSpace());
  }
}
