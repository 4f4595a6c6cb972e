package dev.akin.engine.damage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Bytes on disk that are not what was written.
 *
 * @param file the file, or the folder that lacks one
 * @param offset where in the file the damage starts, in bytes; empty where a checksum covers the
 *     whole file
 * @param what what is there and what was expected
 */
public record Damage(Path file, OptionalLong offset, String what) {
  /** Damage at a place that is known. */
  public static Damage at(Path file, long offset, String what) {
    return new Damage(file, OptionalLong.of(offset), what);
  }

  /** Damage somewhere in a file. */
  public static Damage in(Path file, String what) {
    return new Damage(file, OptionalLong.empty(), what);
  }

  /** File, offset and what is wrong, in one line. */
  @Override
  public String toString() {
    return offset.isPresent()
        ? String.format(Locale.ROOT, "%s: at offset %,d: %s", file, offset.getAsLong(), what)
        : file + ": " + what;
  }
}
