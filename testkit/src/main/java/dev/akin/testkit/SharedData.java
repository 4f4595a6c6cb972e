package dev.akin.testkit;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Real data sets and models, which live outside the repository in one shared folder.
 *
 * <p>The folder is the system property {@code akin.shared}, else {@code ../shared}. A machine
 * without it runs the tests that need none and says loudly which it skipped and how to get them to
 * run.
 */
public final class SharedData {
  /** The system property that names the folder. */
  public static final String PROPERTY = "akin.shared";

  private static final System.Logger LOGGER = System.getLogger(SharedData.class.getName());

  private SharedData() {}

  /** The file or folder at {@code relative} (for example {@code data/clothing}), if it is there. */
  public static Optional<Path> find(String relative) {
    return Optional.of(folder().resolve(relative)).filter(Files::exists);
  }

  /**
   * The file or folder at {@code relative}; where it is missing the calling test is skipped with a
   * warning in the log.
   */
  public static Path require(String relative) {
    Optional<Path> found = find(relative);
    if (found.isEmpty()) {
      String message =
          "SKIPPED: needs %s, which is not in %s; set -D%s=FOLDER to run this test"
              .formatted(relative, folder(), PROPERTY);
      LOGGER.log(Level.WARNING, message);
      Assumptions.abort(message);
    }
    return found.orElseThrow();
  }

  private static Path folder() {
    return Path.of(System.getProperty(PROPERTY, "../shared")).toAbsolutePath().normalize();
  }
}
