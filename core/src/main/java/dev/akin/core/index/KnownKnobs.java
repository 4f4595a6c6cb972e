package dev.akin.core.index;

import java.util.Set;
import java.util.TreeSet;

/**
 * The knobs of an index, layers around it included.
 *
 * @param index its factory string, for messages
 * @param names the field's names: {@code efSearch}, {@code nprobe}, {@code k_factor}
 */
public record KnownKnobs(String index, Set<String> names) {
  public KnownKnobs {
    names = Set.copyOf(names);
  }

  /** The knobs of an index that has one more layer around it. */
  public KnownKnobs with(String layered, String name) {
    Set<String> more = new TreeSet<>(names);
    more.add(name);
    return new KnownKnobs(layered, more);
  }

  /**
   * Checks that every knob that is set is known.
   *
   * @throws IllegalArgumentException naming the unknown knob and the known ones
   */
  public void require(Knobs knobs) {
    knobs.requireKnown(index, names);
  }
}
