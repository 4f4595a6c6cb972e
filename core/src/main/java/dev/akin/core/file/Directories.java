package dev.akin.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a rename durable where the system can: by forcing the directory that holds the name. */
final class Directories {
  private Directories() {}

  static void force(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || isWindows()) {
      return; // Windows opens no directory; its file system logs renames by itself.
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
