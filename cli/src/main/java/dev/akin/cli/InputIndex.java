package dev.akin.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** An index file that the user names. */
final class InputIndex {
  private InputIndex() {}

  /**
   * @throws WrongInputException if there is no such file
   */
  static Path check(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WrongInputException(
          "--index "
              + file
              + (Files.exists(file) ? " is no file" : ": no such file")
              + "; akin index build writes one");
    }
    return file;
  }
}
