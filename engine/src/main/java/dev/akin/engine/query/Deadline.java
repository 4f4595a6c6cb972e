package dev.akin.engine.query;

import java.time.Duration;

/**
 * When an answer is no longer wanted.
 *
 * @param startNanos when it was asked for, by {@link System#nanoTime()}
 * @param patience how long is waited for it, more than zero
 */
public record Deadline(long startNanos, Duration patience) {
  public Deadline {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("timeout " + patience + ", must be more than 0");
    }
  }

  /** No deadline that anybody would live to see. */
  public static Deadline never() {
    return after(Duration.ofDays(36_500));
  }

  /** A deadline that begins now. */
  public static Deadline after(Duration patience) {
    return new Deadline(System.nanoTime(), patience);
  }

  /** Nanoseconds that are left; zero or less if none are. */
  public long leftNanos() {
    return patience.toNanos() - (System.nanoTime() - startNanos);
  }

  public boolean isOver() {
    return leftNanos() <= 0;
  }
}
