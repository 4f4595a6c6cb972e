package dev.akin.engine;

/**
 * Too much is waiting already, of searches or of writes. The request has changed nothing; the same
 * one may be sent again a little later.
 */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OverloadedException(String message) {
    super(message);
  }
}
