package dev.akin.engine.capacity;

import java.util.Arrays;
import java.util.List;

/**
 * What a planner chooses from.
 *
 * @param families of indexes, the simplest first
 * @param sharded whether the vectors of a machine may also be parted among its cores
 */
record Alternatives(List<Family> families, boolean sharded) {
  Alternatives {
    families = List.copyOf(families);
  }

  /** Whatever can be built. */
  static Alternatives all() {
    return new Alternatives(List.of(Family.values()), true);
  }

  /** What serves a collection: one index, each search on one thread. */
  static Alternatives ofCollections() {
    return new Alternatives(
        Arrays.stream(Family.values()).filter(Family::servesCollections).toList(), false);
  }

  /** A collection whose owner forced the index. */
  static Alternatives ofCollections(Family forced) {
    return new Alternatives(List.of(forced), false);
  }
}
