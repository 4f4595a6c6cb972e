package dev.akin.eval.chart;

import java.util.List;

/**
 * An axis of a chart: how values become places along it.
 *
 * @param title what it shows
 * @param scale how places are spaced
 * @param low the value at its beginning, as the scale has it
 * @param high likewise at its end
 * @param ticks the values that it names, in ascending order
 */
public record Axis(String title, Scale scale, double low, double high, List<Tick> ticks) {
  /** A value with a name. */
  public record Tick(double value, String name) {}

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** Where a value lies: 0 at the beginning, 1 at the end. */
  double position(double value) {
    return (scale.of(value) - low) / (high - low);
  }

  /** An axis over values, as far as ticks go beyond them. */
  public static Axis over(String title, Scale scale, double[] values) {
    return scale.axis(title, values);
  }
}
