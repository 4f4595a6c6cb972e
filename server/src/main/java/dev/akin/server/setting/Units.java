package dev.akin.server.setting;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values with a unit, as people write them. All throw {@code NumberFormatException}. */
final class Units {
  private static final Pattern BYTES = Pattern.compile("(\\d{1,18}) ?(B|KiB|MiB|GiB|)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,18}) ?(ms|s|m|h)");

  private Units() {}

  static long bytes(String text) {
    Matcher matcher = matched(BYTES, text);
    int shift =
        switch (matcher.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 0;
        };
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
  }

  static Duration time(String text) {
    Matcher matcher = matched(TIME, text);
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }

  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException(text);
    };
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new NumberFormatException(text);
    }
    return matcher;
  }
}
