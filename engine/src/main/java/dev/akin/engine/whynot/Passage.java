package dev.akin.engine.whynot;

import java.util.OptionalInt;

/**
 * The way that the search took through the part of the collection that holds the point.
 *
 * @param where the segment's name, or {@code recent}
 * @param path {@code exact}, {@code codes} or {@code graph}
 * @param why the reason for this path, with its numbers
 * @param effort what it was given: on a graph efSearch, on codes how many neighbors were sought;
 *     nothing where everything is compared
 * @param enough the first of its doublings that finds the point; nothing if it was not sought, or
 *     none does
 */
public record Passage(
    String where, String path, String why, OptionalInt effort, OptionalInt enough) {
  /** A way that compares everything. */
  public static Passage exact(String where, String path, String why) {
    return new Passage(where, path, why, OptionalInt.empty(), OptionalInt.empty());
  }

  public Passage withEffort(int given) {
    return new Passage(where, path, why, OptionalInt.of(given), enough);
  }

  public Passage withEnough(OptionalInt found) {
    return new Passage(where, path, why, effort, found);
  }
}
