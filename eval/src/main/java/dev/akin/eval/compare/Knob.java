package dev.akin.eval.compare;

import dev.akin.eval.measure.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The knobs that are turned, by the field's names. */
enum Knob {
  NPROBE("nprobe"),
  EF_SEARCH("efSearch"),
  K_FACTOR("k_factor");

  private final String field;

  Knob(String field) {
    this.field = field;
  }

  /** Its name. */
  String field() {
    return field;
  }

  /** Its value in a setting, if it is set. */
  OptionalInt of(Setting setting) {
    Integer value = setting.knobs().get(field);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** A setting with it. */
  Setting in(Setting setting, int value) {
    Map<String, Integer> knobs = new LinkedHashMap<>(setting.knobs());
    knobs.put(field, value);
    return new Setting(knobs);
  }

  boolean isAmong(Set<String> names) {
    return names.contains(field);
  }
}
