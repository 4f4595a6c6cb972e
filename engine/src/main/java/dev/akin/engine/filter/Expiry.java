package dev.akin.engine.filter;

import dev.akin.engine.point.Payload;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * When points of a collection come to their end: at the point in time that is the text of a payload
 * field, as {@link Datetime} reads it; of several in a list, at the last one. Points without one
 * never end. For any thread.
 *
 * <p>Points in time are nanoseconds since 1970 here; what is before 1678 or after 2261 is taken for
 * the beginning or never.
 */
public record Expiry(PayloadPath field, InstantSource clock) {
  /** The end of points that have none. */
  public static final long NEVER = Long.MAX_VALUE;

  /** A time before every end. */
  public static final long BEFORE_ALL = Long.MIN_VALUE;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** The time by the clock. */
  public long now() {
    return nanos(clock.instant());
  }

  /** When a point with this payload ends; more than {@link #BEFORE_ALL}. */
  public long end(Payload payload) {
    long end = BEFORE_ALL;
    for (Object value : field.flatValues(payload.fields())) {
      Optional<Instant> instant =
          value instanceof String text ? Datetime.parse(text) : Optional.empty();
      if (instant.isPresent()) {
        end = Math.max(end, nanos(instant.get()));
      }
    }
    return end == BEFORE_ALL ? NEVER : end;
  }

  /** The point in time of an {@link #end}. */
  public static Instant instant(long end) {
    return Instant.ofEpochSecond(
        Math.floorDiv(end, NANOS_PER_SECOND), Math.floorMod(end, NANOS_PER_SECOND));
  }

  private static long nanos(Instant instant) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    } catch (ArithmeticException e) {
      return instant.getEpochSecond() > 0 ? NEVER : BEFORE_ALL + 1;
    }
  }
}
