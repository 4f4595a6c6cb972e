package dev.akin.eval.compare;

import dev.akin.eval.measure.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that an index can have: a knob that trades recall against time, and beside it, if
 * the best are compared again, how many.
 *
 * @param main the knob that is turned first; none if the index has no knob
 * @param widening whether {@code k_factor} is a second one
 * @param least the least value of the main knob that makes sense
 * @param most the most
 */
record KnobSpace(Optional<Knob> main, boolean widening, int least, int most) {
  private static final int MOST_CANDIDATES = 4_096;
  private static final int MOST_WIDENING = 256;
  private static final int LEAST_WALK = 16;

  /**
   * The settings of an index.
   *
   * @param knobs the names of its knobs
   * @param k neighbors that are asked for
   */
  static KnobSpace of(Set<String> knobs, DataShape shape, int k) {
    boolean refines = Knob.K_FACTOR.isAmong(knobs);
    if (Knob.NPROBE.isAmong(knobs)) {
      return new KnobSpace(Optional.of(Knob.NPROBE), refines, 1, shape.lists());
    }
    if (Knob.EF_SEARCH.isAmong(knobs)) {
      int most = Math.max(k, Math.min(MOST_CANDIDATES, shape.size()));
      return new KnobSpace(Optional.of(Knob.EF_SEARCH), refines, k, most);
    }
    return refines
        ? new KnobSpace(Optional.of(Knob.K_FACTOR), false, 1, MOST_WIDENING)
        : new KnobSpace(Optional.empty(), false, 1, 1);
  }

  /** A few settings far from each other, to begin with. */
  List<Setting> coarse() {
    Setting defaults = new Setting(Map.of());
    if (main.isEmpty()) {
      return List.of(defaults);
    }
    List<Setting> settings = new ArrayList<>();
    int first =
        switch (main.get()) {
          case NPROBE -> 2;
          case EF_SEARCH -> Math.max(LEAST_WALK, least);
          case K_FACTOR -> {
            settings.add(defaults);
            yield 4;
          }
        };
    for (int i = 0; i < 3; i++) {
      int value = first << (2 * i);
      if (value <= most) {
        settings.add(main.get().in(defaults, value));
      }
    }
    return settings.isEmpty() ? List.of(main.get().in(defaults, most)) : settings;
  }
}
