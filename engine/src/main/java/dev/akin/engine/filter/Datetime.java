package dev.akin.engine.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as text, as RFC 3339 writes them: {@code 2024-02-29T23:59:59.5+01:00}, {@code
 * 2024-02-29T22:59:59Z}. The time zone may be left out and is UTC then, also the seconds, and the
 * time, which is midnight then; a space may stand for the T. Exact to the nanosecond.
 */
public final class Datetime {
  private static final int SHORTEST = "2024-02-29".length();
  private static final int LONGEST = "2024-02-29T23:59:59.123456789+01:00".length();
  private static final int NANO_DIGITS = 9;

  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)"
              + "(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?"
              + "([Zz]|[+-]\\d\\d:\\d\\d)?)?");

  private Datetime() {}

  /** The point in time that a text means; empty if it is none, like a 30th of February. */
  public static Optional<Instant> parse(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(4) != '-') {
      return Optional.empty();
    }
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      LocalTime time =
          LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6), nanos(parts.group(7)));
      return Optional.of(date.atTime(time).toInstant(zone(parts.group(8))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(String fraction) {
    return fraction == null
        ? 0
        : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
  }

  private static ZoneOffset zone(String zone) {
    return zone == null || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }
}
