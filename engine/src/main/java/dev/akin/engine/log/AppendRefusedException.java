package dev.akin.engine.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A batch could not be written (most often because the disk is full) and is not in the log. The log
 * is as it was before and takes later batches if they can be written.
 */
public final class AppendRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  AppendRefusedException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
