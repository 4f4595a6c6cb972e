package dev.akin.testkit.crash;

import java.io.IOException;

/** The simulated power failure: this operation and every later one on the file system fails. */
public final class PowerFailureException extends IOException {
  private static final long serialVersionUID = 1;

  PowerFailureException(long operation) {
    super("simulated power failure at operation " + operation);
  }
}
