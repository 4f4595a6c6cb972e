package dev.akin.core.file;

import java.io.IOException;

/**
 * Bytes of a file are not what was written; the message names file, section, offset and both
 * values.
 */
public final class CorruptFileException extends IOException {
  private static final long serialVersionUID = 1;

  /** Damage, described as {@code file: section NAME at offset: what is there, what is expected}. */
  public CorruptFileException(String message) {
    super(message);
  }
}
