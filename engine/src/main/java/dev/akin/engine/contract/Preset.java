package dev.akin.engine.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Recall floors of common tasks, by name. */
public enum Preset {
  /** Some near neighbors are enough: 0.95. */
  RECOMMENDATION(0.95),
  /** People look for one thing: 0.99. */
  SEARCH(0.99),
  /** A neighbor that is missed is a copy that stays: 0.999. */
  DEDUPLICATION(0.999),
  /** Every neighbor: 1. */
  EXACT(1);

  private final double recall;

  Preset(double recall) {
    this.recall = recall;
  }

  /** The floor. */
  public double recall() {
    return recall;
  }

  /**
   * The preset with a name such as {@code search}.
   *
   * @throws IllegalArgumentException naming those that there are
   */
  public static Preset parse(String name) {
    return Arrays.stream(values())
        .filter(preset -> preset.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "preset \"%s\": there are %s"
                    .formatted(
                        name,
                        Arrays.stream(values())
                            .map(preset -> preset + " (" + preset.recall + ")")
                            .collect(Collectors.joining(", ")))));
  }

  /** The name in JSON and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
