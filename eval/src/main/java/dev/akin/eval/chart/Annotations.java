package dev.akin.eval.chart;

import java.util.List;
import java.util.Optional;

/**
 * What a chart shows beside its series.
 *
 * @param front values joined by a broad line below everything, in ascending order; may be empty
 * @param labels words at values, the more important ones first
 * @param level a value of the vertical axis to compare with
 */
public record Annotations(List<Place> front, List<Label> labels, Optional<Level> level) {
  /** A pair of values. */
  public record Place(double x, double y) {}

  /** Words at a pair of values. */
  public record Label(Place at, String text) {}

  /** A horizontal line with words. */
  public record Level(double y, String text) {}

  public Annotations {
    front = List.copyOf(front);
    labels = List.copyOf(labels);
  }
}
