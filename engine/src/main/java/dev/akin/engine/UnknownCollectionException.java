package dev.akin.engine;

/** No collection of that name exists in this data directory. */
public final class UnknownCollectionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownCollectionException(String name) {
    super("collection \"" + name + "\" does not exist");
  }
}
