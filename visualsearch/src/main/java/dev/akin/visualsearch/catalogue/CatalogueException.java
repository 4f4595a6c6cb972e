package dev.akin.visualsearch.catalogue;

import java.io.Serial;

/**
 * A catalogue that cannot be used as it was given; the message says what is wrong and how to mend
 * it.
 */
public final class CatalogueException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public CatalogueException(String message) {
    super(message);
  }

  public CatalogueException(String message, Throwable cause) {
    super(message, cause);
  }
}
