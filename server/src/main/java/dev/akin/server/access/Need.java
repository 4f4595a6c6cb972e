package dev.akin.server.access;

/** What a request needs, declared by each route. */
public enum Need {
  /** Nothing: whether the server is well, and the page's files. */
  NOTHING("no key"),

  /** Any valid key: what is not about one collection. */
  ANY_KEY("an API key"),

  /** To know about all collections at once. */
  OVERVIEW("an API key without a list of collections"),

  /** To read from the collection in the path. */
  READ("an API key for this collection"),

  /** To change points of the collection in the path. */
  WRITE("an API key for this collection that is not read-only"),

  /** To create and drop collections. */
  MANAGE("a full API key without a list of collections");

  private final String description;

  Need(String description) {
    this.description = description;
  }

  /** Whether it is about the collection that the path names. */
  public boolean ofCollection() {
    return this == READ || this == WRITE || this == MANAGE;
  }

  /** What a client has to bring, for messages. */
  public String description() {
    return description;
  }
}
