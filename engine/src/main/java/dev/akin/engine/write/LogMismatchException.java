package dev.akin.engine.write;

import java.io.IOException;

/** Change log and segments do not continue each other. */
final class LogMismatchException extends IOException {
  private static final long serialVersionUID = 1;

  LogMismatchException(String message) {
    super(message);
  }
}
