package dev.akin.server.json;

import java.util.Optional;
import java.util.Set;

/**
 * Which vectors an answer shows.
 *
 * @param wanted whether any are
 * @param names of those that are shown; empty shows all
 */
record VectorSelection(boolean wanted, Optional<Set<String>> names) {
  static final VectorSelection ALL = new VectorSelection(true, Optional.empty());
  static final VectorSelection NONE = new VectorSelection(false, Optional.empty());

  static VectorSelection only(Set<String> names) {
    return new VectorSelection(!names.isEmpty(), Optional.of(Set.copyOf(names)));
  }

  boolean shows(String name) {
    return names.isEmpty() || names.get().contains(name);
  }
}
