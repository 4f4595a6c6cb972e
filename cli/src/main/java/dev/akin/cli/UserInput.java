package dev.akin.cli;

import dev.akin.core.vector.Metric;
import java.io.IOException;

/** Calls whose refusal is the user's to mend. */
final class UserInput {
  private UserInput() {}

  /** Work on what the user gave. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Runs work that refuses what the user gave by an {@code IllegalArgumentException}, or by an
   * {@code UnsupportedOperationException} that names the alternative.
   *
   * @throws WrongInputException instead of it
   */
  static <T> T check(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }

  static Metric metric(String text) throws IOException {
    return check(() -> Metric.parse(text));
  }
}
