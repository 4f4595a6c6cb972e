package dev.akin.server.json;

import dev.akin.engine.CollectionParameters;
import dev.akin.engine.VectorParameters;
import dev.akin.engine.point.NamedVectors;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the vectors of a point: {@code [0.1,0.2]} where vectors have no names, else {@code
 * {"image":[0.1,0.2],"text":[0.3]}} with any of them.
 */
final class VectorsReader {
  private final Map<String, VectorReader> readers;

  /** Reads vectors of points of the given collection. */
  VectorsReader(String collection, CollectionParameters parameters) {
    this.readers =
        parameters.vectors().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> reader(collection, entry.getKey(), entry.getValue())));
  }

  private static VectorReader reader(String collection, String name, VectorParameters vector) {
    String owner = "collection \"" + collection + "\"";
    return new VectorReader(
        name.isEmpty() ? owner : "vector \"" + name + "\" of " + owner, vector.dimension());
  }

  /** The names of the vectors that there are. */
  Set<String> names() {
    return readers.keySet();
  }

  /** The vectors under the cursor. */
  NamedVectors read(JsonInput input) {
    VectorReader unnamed = readers.get(NamedVectors.UNNAMED);
    if (unnamed != null) {
      return NamedVectors.of(unnamed.read(input));
    }
    Map<String, float[]> vectors = new HashMap<>();
    input.startObject();
    while (input.nextField()) {
      if (!input.isNull()) {
        String name = name(input, input.field(), names());
        vectors.put(name, one(name).read(input));
      }
    }
    return NamedVectors.of(vectors);
  }

  /** Reads vectors of one name, which there is. */
  VectorReader one(String name) {
    VectorReader reader = readers.get(name);
    if (reader == null) {
      throw new IllegalArgumentException("no vector \"" + name + "\"");
    }
    return reader;
  }

  /** A vector's name, if there is such a vector. */
  static String name(JsonInput input, String name, Set<String> known) {
    if (!known.contains(name)) {
      throw input.refusal(
          known.contains(NamedVectors.UNNAMED)
              ? "the vectors of this collection have no names"
              : "no vector \"%s\", there are %s"
                  .formatted(
                      JsonInput.shortened(name),
                      known.stream().sorted().collect(Collectors.joining(", "))));
    }
    return name;
  }
}
