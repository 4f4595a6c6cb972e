package dev.akin.cli;

import dev.akin.engine.capacity.PriceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The option {@code --prices} of all commands that have it. */
final class PriceFile {
  private PriceFile() {}

  /**
   * The table in a file, the example where none is given.
   *
   * @throws WrongInputException if the file is missing or no price table
   */
  static PriceTable read(@Nullable Path file) throws IOException {
    if (file == null) {
      return PriceTable.example();
    }
    if (!Files.isRegularFile(file)) {
      throw new WrongInputException(
          "--prices " + file + ": no such file; see akin plan --print-prices");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      return PriceTable.ofJson(bytes);
    } catch (IllegalArgumentException e) {
      throw new WrongInputException("--prices " + file + ": " + e.getMessage(), e);
    }
  }
}
