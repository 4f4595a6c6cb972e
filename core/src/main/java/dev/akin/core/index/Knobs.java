package dev.akin.core.index;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings of one search, by the field's names: {@code efSearch}, {@code nprobe}, {@code k_factor}.
 *
 * @param values positive values by knob name
 */
public record Knobs(Map<String, Integer> values) {
  private static final Knobs NONE = new Knobs(Map.of());

  public Knobs {
    values = Map.copyOf(values);
    values.forEach((name, value) -> {
      if (value < 1) {
        throw new IllegalArgumentException(
            "%s is %,d: knobs are at least 1".formatted(name, value));
      }
    });
  }

  /** No knob set: the index uses its defaults. */
  public static Knobs none() {
    return NONE;
  }

  /** These knobs with one more set. */
  public Knobs with(String name, int value) {
    Map<String, Integer> more = new TreeMap<>(values);
    more.put(name, value);
    return new Knobs(more);
  }

  /** These knobs without one: what an outer layer of an index passes on to the inner one. */
  public Knobs without(String name) {
    Map<String, Integer> fewer = new TreeMap<>(values);
    fewer.remove(name);
    return new Knobs(fewer);
  }

  /** The value of a knob, or the index's default. */
  public int get(String name, int defaultValue) {
    return values.getOrDefault(name, defaultValue);
  }

  /**
   * Checks that an index knows every knob that is set.
   *
   * @param index its factory string, for the message
   * @param known the knobs it has
   * @throws IllegalArgumentException naming the unknown knob and the known ones
   */
  public void requireKnown(String index, Set<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "%s has no knob \"%s\"; its knobs: %s".formatted(index, name, new TreeSet<>(known)));
      }
    }
  }
}
