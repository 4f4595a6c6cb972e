package dev.akin.engine.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The log takes no more writes until it is opened again: the storage could not promise that what
 * was written is durable, and asking a second time would prove nothing, because the system may have
 * dropped the unwritten pages after the first failure.
 */
public final class LogFailedException extends IOException {
  private static final long serialVersionUID = 1;

  LogFailedException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
