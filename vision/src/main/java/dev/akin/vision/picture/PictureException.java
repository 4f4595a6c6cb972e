package dev.akin.vision.picture;

import java.io.Serial;

/**
 * Bytes that are no picture we can or want to decode; the message says what is wrong, with the
 * numbers.
 */
public final class PictureException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public PictureException(String message) {
    super(message);
  }

  public PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
