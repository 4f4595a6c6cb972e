package dev.akin.engine.point;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of one point by name, in the order of their names; each of finite numbers.
 *
 * <p>A collection with one kind of vector calls it {@value #UNNAMED}. Arrays belong to this from
 * construction on: neither the giver nor a reader may change them. For any thread.
 */
public final class NamedVectors {
  /** The name of the only kind of vector of a collection that does not name it. */
  public static final String UNNAMED = "";

  private static final NamedVectors NONE = new NamedVectors(Map.of());

  private final Map<String, float[]> byName;

  private NamedVectors(Map<String, float[]> byName) {
    this.byName = byName;
  }

  /** No vectors. */
  public static NamedVectors none() {
    return NONE;
  }

  /**
   * One vector without a name.
   *
   * @param vector {@code [dimension]}; handed over
   * @throws IllegalArgumentException if the vector is empty or holds NaN or an infinity
   */
  public static NamedVectors of(float[] vector) {
    requireFinite(UNNAMED, vector);
    return new NamedVectors(Map.of(UNNAMED, vector));
  }

  /**
   * Vectors by name.
   *
   * @param vectors {@code [dimension]} each; handed over
   * @throws IllegalArgumentException if a vector is empty or holds NaN or an infinity
   */
  public static NamedVectors of(Map<String, float[]> vectors) {
    vectors.forEach(NamedVectors::requireFinite);
    return vectors.isEmpty() ? NONE : new NamedVectors(new TreeMap<>(vectors));
  }

  private static void requireFinite(String name, float[] vector) {
    if (vector.length == 0) {
      throw new IllegalArgumentException("the vector " + quoted(name) + "is empty");
    }
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            "component %d of the vector %sis %s".formatted(i, quoted(name), vector[i]));
      }
    }
  }

  private static String quoted(String name) {
    return name.isEmpty() ? "" : "\"" + name + "\" ";
  }

  /** The names, ascending. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** The vector of a name. */
  public Optional<float[]> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Components of all vectors together. */
  public int components() {
    int components = 0;
    for (float[] vector : byName.values()) {
      components += vector.length;
    }
    return components;
  }

  /** Each vector replaced by what a function makes of its name and itself. */
  public NamedVectors map(BiFunction<String, float[], float[]> function) {
    SortedMap<String, float[]> mapped = new TreeMap<>();
    byName.forEach((name, vector) -> mapped.put(name, function.apply(name, vector)));
    return of(mapped);
  }

  /** These vectors, with others added or in place of those of the same names. */
  public NamedVectors with(NamedVectors others) {
    SortedMap<String, float[]> both = new TreeMap<>(byName);
    both.putAll(others.byName);
    return new NamedVectors(both);
  }

  /** These vectors but for those of some names. */
  public NamedVectors without(Collection<String> names) {
    SortedMap<String, float[]> left = new TreeMap<>(byName);
    left.keySet().removeAll(names);
    return new NamedVectors(left);
  }

  /** Whether the other has the same names and bits. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof NamedVectors that) || !names().equals(that.names())) {
      return false;
    }
    Iterator<float[]> theirs = that.byName.values().iterator();
    for (float[] mine : byName.values()) {
      if (!Arrays.equals(mine, theirs.next())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<String, float[]> entry : byName.entrySet()) {
      hash = 31 * hash + Objects.hash(entry.getKey(), Arrays.hashCode(entry.getValue()));
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    byName.forEach((name, vector) ->
        text.append(text.isEmpty() ? "" : ", ")
            .append(quoted(name))
            .append("dimension ")
            .append(vector.length));
    return text.isEmpty() ? "no vectors" : text.toString();
  }
}
