package dev.akin.cli;

import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens an engine where the user said. */
final class DataDirectory {
  private DataDirectory() {}

  /**
   * @throws WrongInputException if the directory is missing, cannot be used, or is in use
   */
  static Engine openExisting(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new WrongInputException(directory + " is no directory: give --data another one");
    }
    return open(directory);
  }

  /**
   * @throws WrongInputException if the directory is none, cannot be used, or is in use
   */
  static Engine open(Path directory) {
    return open(directory, EngineParameters.defaults());
  }

  /** The same with parameters. */
  static Engine open(Path directory, EngineParameters parameters) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new WrongInputException(directory + " is no directory: give --data another one");
    }
    try {
      return Engine.open(directory, parameters);
    } catch (StorageException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
