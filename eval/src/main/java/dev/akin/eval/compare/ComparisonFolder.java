package dev.akin.eval.compare;

import dev.akin.eval.dataset.DatasetException;
import dev.akin.eval.measure.IndexStore;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a comparison lives.
 *
 * <pre>
 * measured.jsonl   what was found out, a line at a time
 * indexes/         built indexes
 * report.html      for people
 * pareto.png       the picture of it
 * results.json     for programs
 * results.csv      for tables
 * </pre>
 *
 * @param path its path
 * @param restart whether what was measured there before is forgotten
 */
public record ComparisonFolder(Path path, boolean restart) {
  /**
   * A folder, which is created.
   *
   * @throws DatasetException if it cannot be, or cannot be written
   */
  public static ComparisonFolder in(Path path, boolean restart) throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileSystemException e) {
      throw new DatasetException(path + ": is no folder and cannot be made one", e);
    }
    if (!Files.isWritable(path)) {
      throw new DatasetException(path + ": cannot be written");
    }
    return new ComparisonFolder(path, restart);
  }

  Path journal() {
    return path.resolve("measured.jsonl");
  }

  IndexStore indexes() throws IOException {
    return IndexStore.in(path.resolve("indexes"));
  }
}
