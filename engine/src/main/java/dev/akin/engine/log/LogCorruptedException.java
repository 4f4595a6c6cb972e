package dev.akin.engine.log;

import dev.akin.engine.damage.Damage;
import java.io.IOException;
import java.nio.file.Path;

/** Bytes of the log that were durable once are damaged or missing. */
public final class LogCorruptedException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Damage damage;

  LogCorruptedException(Path file, long offset, String what) {
    this(Damage.at(file, offset, what));
  }

  LogCorruptedException(Damage damage) {
    super(damage.toString());
    this.damage = damage;
  }

  /** The file, where the damage starts, and what is wrong. */
  public Damage damage() {
    return damage;
  }
}
