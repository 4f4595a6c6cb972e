package dev.akin.engine.filter;

import java.time.Instant;

/**
 * One end of a range of points in time.
 *
 * @param value the point in time
 * @param inclusive whether it belongs to the range itself
 */
public record InstantBound(Instant value, boolean inclusive) {
  static final InstantBound ANY_LOW = new InstantBound(Instant.MIN, true);
  static final InstantBound ANY_HIGH = new InstantBound(Instant.MAX, true);

  InstantBound tighterLow(InstantBound other) {
    int order = value.compareTo(other.value);
    return order > 0 || (order == 0 && !inclusive) ? this : other;
  }

  InstantBound tighterHigh(InstantBound other) {
    int order = value.compareTo(other.value);
    return order < 0 || (order == 0 && !inclusive) ? this : other;
  }

  boolean isBelow(Instant instant) {
    int order = instant.compareTo(value);
    return order > 0 || (inclusive && order == 0);
  }

  boolean isAbove(Instant instant) {
    int order = instant.compareTo(value);
    return order < 0 || (inclusive && order == 0);
  }
}
