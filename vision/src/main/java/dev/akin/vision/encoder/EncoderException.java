package dev.akin.vision.encoder;

import java.io.Serial;

/**
 * An encoder that cannot be opened or cannot encode; the message says which file, input or output,
 * with the numbers.
 */
public final class EncoderException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public EncoderException(String message) {
    super(message);
  }

  public EncoderException(String message, Throwable cause) {
    super(message, cause);
  }
}
