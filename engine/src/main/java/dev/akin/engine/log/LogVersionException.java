package dev.akin.engine.log;

import java.io.IOException;
import java.nio.file.Path;

/** A log is whole and of a version that this program does not read; it must not be repaired. */
public final class LogVersionException extends IOException {
  private static final long serialVersionUID = 1;

  LogVersionException(Path file, int version) {
    super(
        "%s: format version %d, this program reads %d".formatted(file, version, LogFormat.VERSION));
  }
}
