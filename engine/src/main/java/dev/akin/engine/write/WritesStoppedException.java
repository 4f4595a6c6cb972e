package dev.akin.engine.write;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A write was refused because none is taken at the moment; nothing of it was kept. */
public final class WritesStoppedException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient WriteStop stop;

  WritesStoppedException(WriteStop stop, @Nullable Throwable cause) {
    super(stop.message(), cause);
    this.stop = stop;
  }

  /** Why. */
  public WriteStop stop() {
    return stop;
  }
}
