package dev.akin.server.json;

import dev.akin.engine.Fetch;
import dev.akin.engine.point.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which payload fields an answer shows.
 *
 * @param wanted whether any are
 * @param fields the top-level fields that are shown; empty shows all
 */
record PayloadSelection(boolean wanted, Optional<Set<String>> fields) {
  static final PayloadSelection ALL = new PayloadSelection(true, Optional.empty());
  static final PayloadSelection NONE = new PayloadSelection(false, Optional.empty());

  static PayloadSelection only(Set<String> fields) {
    return new PayloadSelection(true, Optional.of(Set.copyOf(fields)));
  }

  /** What the engine has to fetch for it. */
  Fetch fetch(VectorSelection vectors) {
    return Fetch.of(wanted, vectors.wanted());
  }

  Payload of(Payload payload) {
    if (fields.isEmpty()) {
      return payload;
    }
    Map<String, Object> shown = new LinkedHashMap<>(payload.fields());
    shown.keySet().retainAll(fields.get());
    return Payload.of(shown);
  }
}
