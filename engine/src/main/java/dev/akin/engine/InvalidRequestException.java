package dev.akin.engine;

/**
 * The request cannot be carried out as it was given; nothing was changed. The message holds the
 * numbers that disagree. The parts of a request, which do not know the collection, refuse bad
 * values with the superclass.
 */
public final class InvalidRequestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidRequestException(String message) {
    super(message);
  }

  InvalidRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
