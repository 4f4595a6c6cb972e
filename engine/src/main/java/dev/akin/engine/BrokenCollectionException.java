package dev.akin.engine;

/** A collection exists and could not be opened at all; the message says why, and the remedy. */
public final class BrokenCollectionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String name;

  BrokenCollectionException(String name, Throwable cause) {
    super(
        "collection \"%s\" cannot be read: %s; `akin verify --repair` says what can be rebuilt"
            .formatted(name, cause.getMessage()),
        cause);
    this.name = name;
  }

  /** The same with the stack trace of whoever meets it now. */
  BrokenCollectionException again() {
    Throwable cause = getCause();
    return cause == null ? this : new BrokenCollectionException(name, cause);
  }
}
