package dev.akin.cli;

import java.io.Serial;

/** Input that the user has to mend; the message is one line and says how. */
final class WrongInputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  WrongInputException(String message) {
    super(message);
  }

  WrongInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
