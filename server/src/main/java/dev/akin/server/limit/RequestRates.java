package dev.akin.server.limit;

import dev.akin.server.parameter.Rate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A token bucket per caller, kept as one number each: the time at which the bucket would be full
 * again (the generic cell rate algorithm, ITU-T I.371). A request moves that time on by the
 * interval between requests; it is refused if the time would lie further ahead than a whole burst
 * takes.
 *
 * <p>A bucket that is full says nothing and is forgotten when there are many. Safe for use by many
 * threads.
 */
public final class RequestRates {
  private static final int MANY = 10_000;
  private static final long SECOND = 1_000_000_000L;

  private final Rate rate;
  private final LongSupplier clock;
  private final ConcurrentHashMap<String, Long> fullAgain = new ConcurrentHashMap<>();

  public RequestRates(Rate rate) {
    this(rate, System::nanoTime);
  }

  RequestRates(Rate rate, LongSupplier clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /**
   * Takes one request of a caller into account.
   *
   * @return 0 if it may be answered, otherwise the nanoseconds after which the next one may
   */
  public long take(String caller) {
    if (rate.isUnlimited()) {
      return 0;
    }
    long now = clock.getAsLong();
    if (fullAgain.size() >= MANY) {
      fullAgain.values().removeIf(time -> time - now <= 0);
    }
    long interval = SECOND / rate.perSecond();
    long allowance = interval * rate.bucket();
    long[] wait = {0};
    fullAgain.compute(
        caller,
        (name, time) -> {
          long from = time == null || time - now < 0 ? now : time;
          wait[0] = from + interval - now - allowance;
          return wait[0] > 0 ? from : from + interval;
        });
    return Math.max(0, wait[0]);
  }

  /** The requests a second that one caller may send. */
  public int perSecond() {
    return rate.perSecond();
  }

  /** Callers whose buckets are remembered. */
  int remembered() {
    return fullAgain.size();
  }
}
