package dev.akin.eval.measure;

import java.time.Duration;

/**
 * How long a round is: until every query was asked, but not shorter than {@code least}, so that a
 * few queries are asked often, and not longer than {@code most}, so that slow searches end.
 *
 * @param least time a round takes at least
 * @param most time after which it ends even if not every query was asked
 */
record RoundLength(Duration least, Duration most) {
  private static final Duration LEAST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofSeconds(10);

  /** A timed round. */
  static RoundLength timed() {
    return new RoundLength(LEAST, MOST);
  }

  /** This length, but ending after another time, which may be shorter than any. */
  RoundLength withMost(Duration other) {
    return new RoundLength(other.compareTo(least) < 0 ? other : least, other);
  }

  /** So long and no longer. */
  static RoundLength exactly(Duration time) {
    return new RoundLength(time, time);
  }

  boolean isOver(long nanos, boolean everyQueryAsked) {
    return nanos >= most.toNanos() || (everyQueryAsked && nanos >= least.toNanos());
  }
}
