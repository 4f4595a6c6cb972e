package dev.akin.engine;

/** The data directory could not be read or written; the message says which collection and why. */
public sealed class StorageException extends RuntimeException permits DirectoryInUseException {
  private static final long serialVersionUID = 1;

  StorageException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  StorageException(String message) {
    super(message);
  }
}
