package dev.akin.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an extracted data set goes.
 *
 * @param base the vectors that are searched
 * @param queries those that are searched for
 */
record ExtractionFiles(Path base, Optional<Path> queries) {
  /**
   * Checks before any work that both can be written.
   *
   * @param extension that both names must have
   * @throws WrongInputException if one cannot be
   */
  static ExtractionFiles of(Path base, Optional<Path> queries, String extension) {
    check("--out", base, extension);
    queries.ifPresent(file -> check("--queries-out", file, extension));
    if (queries.isPresent()
        && queries.get().toAbsolutePath().normalize().equals(base.toAbsolutePath().normalize())) {
      throw new WrongInputException(
          "--queries-out " + base + " is the file of --out: name another");
    }
    return new ExtractionFiles(base, queries);
  }

  private static void check(String option, Path file, String extension) {
    if (!file.toString().endsWith(extension)) {
      throw new WrongInputException(
          "%s %s: the vectors are written as %s".formatted(option, file, extension));
    }
    OutputFile.check(option, file);
  }
}
