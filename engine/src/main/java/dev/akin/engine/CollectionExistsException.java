package dev.akin.engine;

/** A collection of that name exists already. */
public final class CollectionExistsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CollectionExistsException(String name) {
    super("collection \"" + name + "\" exists already");
  }
}
