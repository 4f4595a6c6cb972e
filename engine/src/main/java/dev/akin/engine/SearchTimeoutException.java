package dev.akin.engine;

/** A search was not answered within its time. The message says how far it came. */
public final class SearchTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SearchTimeoutException(String message) {
    super(message);
  }
}
