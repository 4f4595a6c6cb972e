package dev.akin.engine.point;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of vectors that the points of a collection have: one without a name, which no point
 * lacks, or some with names, of which a point has those that it has. Immutable, for any thread.
 *
 * @param kinds at least one; their order never changes
 */
public record VectorSchema(List<Kind> kinds) {
  /**
   * A kind of vector.
   *
   * @param dimension components of each
   * @param metric how near two of them are
   * @param datatype how their values are kept
   */
  public record Kind(String name, int dimension, Metric metric, Datatype datatype) {}

  /** Copies the list. */
  public VectorSchema {
    kinds = List.copyOf(kinds);
    Set<String> names = new HashSet<>();
    for (Kind kind : kinds) {
      if (!names.add(kind.name)) {
        throw new IllegalArgumentException("two vectors of the name \"" + kind.name + "\"");
      }
    }
    if (kinds.isEmpty() || (kinds.size() > 1 && names.contains(NamedVectors.UNNAMED))) {
      throw new IllegalArgumentException(
          kinds.isEmpty() ? "no vectors" : "one of %d vectors has no name".formatted(kinds.size()));
    }
  }

  /** One kind without a name, of float32. */
  public static VectorSchema unnamed(int dimension, Metric metric) {
    return new VectorSchema(
        List.of(new Kind(NamedVectors.UNNAMED, dimension, metric, Datatype.FLOAT32)));
  }

  /** Whether vectors have names, and may be missing. */
  public boolean isNamed() {
    return !kinds.getFirst().name.isEmpty();
  }

  /** The kind of a name. */
  public Optional<Kind> find(String name) {
    int position = position(name);
    return position < 0 ? Optional.empty() : Optional.of(kinds.get(position));
  }

  /** The place of a name among the kinds; -1 if it is none. */
  public int position(String name) {
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i).name.equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
