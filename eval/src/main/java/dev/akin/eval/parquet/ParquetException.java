package dev.akin.eval.parquet;

import java.io.IOException;

/** A Parquet file that is damaged or uses what is not read here; the message says which. */
public final class ParquetException extends IOException {
  private static final long serialVersionUID = 1;

  ParquetException(String message) {
    super(message);
  }

  ParquetException(String message, Throwable cause) {
    super(message, cause);
  }
}
