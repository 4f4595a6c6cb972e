package dev.akin.eval.chart;

import java.util.List;

/**
 * Values that belong together.
 *
 * @param name as the legend has it
 * @param style how they look
 * @param values in any order
 */
public record Series(String name, Style style, List<Value> values) {
  /**
   * One value.
   *
   * @param leads whether it is one of its series' best, which are joined by a line; others are
   *     drawn small
   * @param tip what a pointer over it shows
   */
  public record Value(double x, double y, boolean leads, String tip) {}

  public Series {
    values = List.copyOf(values);
  }
}
