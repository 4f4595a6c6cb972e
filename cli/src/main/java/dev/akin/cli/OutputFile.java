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
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new WrongInputException("--out " + file + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new WrongInputException("--out " + file + ": " + folder + " cannot be written");
    }
    if (Files.isDirectory(file)) {
      throw new WrongInputException("--out " + file + " is a folder: name a file");
    }
    return file;
  }
}
