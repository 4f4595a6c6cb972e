package dev.akin.server.parameter;

import java.time.Duration;

/**
 * How a server is run.
 *
 * @param drainDelay how long it still takes requests after it has been told to stop, while {@code
 *     /readyz} already answers 503, so that load balancers turn away
 * @param drainTime how long requests under way may take to end after that
 * @param accessLog where a line for each request goes
 */
public record Operation(Duration drainDelay, Duration drainTime, LogTarget accessLog) {
  private static final Operation DEFAULTS =
      new Operation(Duration.ZERO, Duration.ofSeconds(10), new LogTarget.Nowhere());

  public Operation {
    requireNotNegative("drainDelay", drainDelay);
    requireNotNegative("drainTime", drainTime);
  }

  private static void requireNotNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " " + value + ", must not be negative");
    }
  }

  /** Stops at once but for 10 s of drain time; no access log. */
  public static Operation defaults() {
    return DEFAULTS;
  }

  public Operation withDrainDelay(Duration delay) {
    return new Operation(delay, drainTime, accessLog);
  }

  public Operation withDrainTime(Duration time) {
    return new Operation(drainDelay, time, accessLog);
  }

  public Operation withAccessLog(LogTarget target) {
    return new Operation(drainDelay, drainTime, target);
  }
}
