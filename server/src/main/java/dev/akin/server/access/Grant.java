package dev.akin.server.access;

import java.util.List;

/**
 * What a key allows.
 *
 * @param role what may be done
 * @param collections in which collections; empty for all, and then also to create and drop them
 */
public record Grant(Role role, List<String> collections) {
  private static final int MAX_COLLECTIONS = 10_000;

  public Grant {
    collections = List.copyOf(collections);
    if (collections.size() > MAX_COLLECTIONS) {
      throw new IllegalArgumentException(
          collections.size() + " collections of one key, at most " + MAX_COLLECTIONS);
    }
    if (collections.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("the name of a collection is blank");
    }
  }

  /** All that can be done. */
  public static Grant everything() {
    return new Grant(Role.FULL, List.of());
  }

  /** Whether the collection is within reach. */
  public boolean reaches(String collection) {
    return collections.isEmpty() || collections.contains(collection);
  }

  /**
   * Whether it allows what a route needs.
   *
   * @param collection the collection in the request's path; empty where the need is not about one
   */
  public boolean allows(Need need, String collection) {
    return switch (need) {
      case NOTHING, ANY_KEY -> true;
      case OVERVIEW -> collections.isEmpty();
      case READ -> reaches(collection);
      case WRITE -> role == Role.FULL && reaches(collection);
      case MANAGE -> role == Role.FULL && collections.isEmpty();
    };
  }
}
