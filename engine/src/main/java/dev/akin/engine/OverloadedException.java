package dev.akin.engine;

/** The queue of waiting searches is full; the same request may be sent again a little later. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OverloadedException(int waiting) {
    super("overloaded: " + waiting + " searches are waiting already; try again later");
  }
}
