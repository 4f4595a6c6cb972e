package dev.akin.engine;

/**
 * The disk is full: the write was refused and nothing of it was kept. Reads go on; writes are taken
 * again, without help, when there is space.
 */
public final class DiskFullException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DiskFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
