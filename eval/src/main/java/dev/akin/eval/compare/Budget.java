package dev.akin.eval.compare;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that a comparison may take, over all runs that went on from each other. Used by one
 * thread.
 */
final class Budget {
  /** The share that builds may take, so that there is time to measure what was built. */
  static final double BUILDING = 0.6;

  private final double total;
  private final LongSupplier clock;
  private final double spentBefore;
  private final long begin;
  private double building;

  /**
   * @param spentBefore seconds of the runs before
   * @param buildingBefore those of them that builds took
   * @param clock the time in nanoseconds
   */
  Budget(Duration total, double spentBefore, double buildingBefore, LongSupplier clock) {
    this.total = total.toMillis() * 1e-3;
    this.spentBefore = spentBefore;
    this.building = buildingBefore;
    this.clock = clock;
    this.begin = clock.getAsLong();
  }

  /** Seconds in all. */
  double total() {
    return total;
  }

  /** Seconds spent in all runs. */
  double spent() {
    return spentBefore + (clock.getAsLong() - begin) * 1e-9;
  }

  boolean isOver() {
    return spent() >= total;
  }

  /** Whether a build of so many seconds still fits, into its share and into what is left. */
  boolean allowsBuild(double seconds) {
    return building + seconds <= BUILDING * total && spent() + seconds <= total;
  }

  /** A build has taken so long. */
  void built(double seconds) {
    building += seconds;
  }

  /** Seconds that builds may still take. */
  double buildingLeft() {
    return Math.max(0, Math.min(BUILDING * total - building, total - spent()));
  }
}
