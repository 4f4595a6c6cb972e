package dev.akin.server.parameter;

import java.io.OutputStream;
import java.nio.file.Path;

/** Where the lines of a log go. */
public sealed interface LogTarget {
  /** Nowhere: there is no log. */
  record Nowhere() implements LogTarget {}

  /**
   * To the end of a file. When the file is moved away, as programs that rotate logs do, a new one
   * is begun.
   */
  record File(Path path) implements LogTarget {}

  /** Into a stream, which is flushed but never closed. */
  record Stream(OutputStream out) implements LogTarget {}
}
