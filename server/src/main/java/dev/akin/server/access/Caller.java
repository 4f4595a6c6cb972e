package dev.akin.server.access;

/**
 * Who asks.
 *
 * @param name the name of the key that was shown; empty without one
 * @param grant what it allows
 */
public record Caller(String name, Grant grant) {
  /** Everyone, where a server has no keys. */
  public static Caller anyone() {
    return new Caller("", Grant.everything());
  }

  /** Whether the caller may know that the collection exists. */
  public boolean sees(String collection) {
    return grant.reaches(collection);
  }
}
