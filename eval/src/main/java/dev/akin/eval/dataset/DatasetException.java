package dev.akin.eval.dataset;

import java.io.IOException;

/** A file of vectors that cannot be used; one line with file, place, numbers and the remedy. */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1;

  /** A complaint such as {@code base.fvecs: at byte 516: dimension 77, the first row has 128}. */
  public DatasetException(String message) {
    super(message);
  }

  /** A complaint with what led to it. */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
