package dev.akin.engine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether there is room on the disk, as far as a program can tell. */
public final class DiskSpace {
  /** What systems say; Java has no exception and no number for it. */
  private static final List<String> FULL =
      List.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

  private DiskSpace() {}

  /** Whether a failure, or what it was caused by, says that the disk is full. */
  public static boolean isExhausted(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && says(message.toLowerCase(Locale.ROOT))) {
        return true;
      }
      for (Throwable suppressed : t.getSuppressed()) {
        if (isExhausted(suppressed)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean says(String message) {
    return FULL.stream().anyMatch(message::contains);
  }

  /** Bytes that may be written where a path is; 0 if that cannot be found out. */
  public static long usable(Path path) {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }
}
