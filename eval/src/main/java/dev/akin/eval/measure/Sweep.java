package dev.akin.eval.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The knob values to try.
 *
 * @param values by knob name, each with at least one value, in the order given
 */
public record Sweep(Map<String, List<Integer>> values) {
  public Sweep {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Reads texts such as {@code efSearch=16,32,64}.
   *
   * @throws IllegalArgumentException if one is not of that form, or names a knob a second time
   */
  public static Sweep parse(List<String> texts) {
    Map<String, List<Integer>> values = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is no sweep: write NAME=V1,V2,… such as efSearch=16,32,64");
      }
      List<Integer> numbers = new ArrayList<>();
      for (String number : text.substring(equals + 1).split(",", -1)) {
        numbers.add(value(text, number.strip()));
      }
      if (values.put(text.substring(0, equals).strip(), numbers) != null) {
        throw new IllegalArgumentException(
            "\"" + text + "\" sweeps a knob a second time: give all its values at once");
      }
    }
    return new Sweep(values);
  }

  private static int value(String text, String number) {
    try {
      int value = Integer.parseInt(number);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, like a number that is too small
    }
    throw new IllegalArgumentException(
        "\"%s\": \"%s\" is no whole number of at least 1".formatted(text, number));
  }

  /** The knobs that are swept. */
  public Set<String> knobs() {
    return values.keySet();
  }

  /** Every combination of the values of those knobs that are wanted; one empty one if none is. */
  public List<Setting> settings(Predicate<String> wanted) {
    List<Setting> settings = List.of(new Setting(Map.of()));
    for (Map.Entry<String, List<Integer>> knob : values.entrySet()) {
      if (wanted.test(knob.getKey())) {
        List<Setting> more = new ArrayList<>();
        for (Setting setting : settings) {
          knob.getValue().forEach(value -> more.add(setting.with(knob.getKey(), value)));
        }
        settings = more;
      }
    }
    return settings;
  }
}
