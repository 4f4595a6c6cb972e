package dev.akin.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Bytes of the log that were durable once are damaged or missing. */
public final class LogCorruptedException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Path file;
  private final long offset;

  LogCorruptedException(Path file, long offset, String what) {
    super(String.format(Locale.ROOT, "%s: at offset %,d: %s", file, offset, what));
    this.file = file;
    this.offset = offset;
  }

  /** The damaged file. */
  public Path file() {
    return file;
  }

  /** Where the damage starts, in bytes. */
  public long offset() {
    return offset;
  }
}
