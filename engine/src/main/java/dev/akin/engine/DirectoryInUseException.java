package dev.akin.engine;

import java.nio.file.Path;

/** Another engine, of this process or of another one, has the data directory open. */
public final class DirectoryInUseException extends StorageException {
  private static final long serialVersionUID = 1;

  DirectoryInUseException(Path data) {
    super(
        data
            + ": another engine has this data directory open; stop it first, or use another directory");
  }
}
