package dev.akin.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is to write, checked before long work. */
final class OutputFile {
  private OutputFile() {}

  /**
   * @throws WrongInputException if the file cannot be created where the user said
   */
  static Path check(Path file) {
    return check("--out", file);
  }

  /** The same for a file that another option names. */
  static Path check(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new WrongInputException(option + " " + file + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new WrongInputException(option + " " + file + ": " + folder + " cannot be written");
    }
    if (Files.isDirectory(file)) {
      throw new WrongInputException(option + " " + file + " is a folder: name a file");
    }
    return file;
  }
}
