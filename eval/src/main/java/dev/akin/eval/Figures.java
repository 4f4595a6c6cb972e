package dev.akin.eval;

import java.util.Locale;

/** Figures as people read them. */
public final class Figures {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  private static final int STEP = 1_024;

  private Figures() {}

  /** A number of any magnitude with three digits or a few more: {@code 0.0123}, {@code 10,700}. */
  public static String text(double value) {
    double magnitude = Math.abs(value);
    String pattern;
    if (magnitude >= 100) {
      pattern = "%,.0f";
    } else if (magnitude >= 10) {
      pattern = "%.1f";
    } else if (magnitude >= 0.99995) { // Not 1.0000.
      pattern = "%.2f";
    } else if (magnitude >= 1e-3) {
      pattern = "%.4f";
    } else {
      pattern = magnitude == 0 ? "%.0f" : "%.1e";
    }
    return String.format(Locale.ROOT, pattern, value);
  }

  /** Bytes with one decimal in the unit that fits, such as {@code 15.6 GiB}. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }
}
