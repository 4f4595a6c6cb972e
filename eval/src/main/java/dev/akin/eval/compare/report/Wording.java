package dev.akin.eval.compare.report;

import dev.akin.eval.Figures;
import dev.akin.eval.measure.Measurement;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures and names as sentences have them. */
final class Wording {
  private Wording() {}

  /** {@code IVF1024,SQ8 at nprobe 8}. */
  static String name(Measurement measurement) {
    String knobs = knobs(measurement);
    return measurement.index().specification() + (knobs.isEmpty() ? "" : " at " + knobs);
  }

  /** {@code nprobe 8, k_factor 3}; nothing for defaults. */
  static String knobs(Measurement measurement) {
    return measurement.setting().knobs().entrySet().stream()
        .map(knob -> knob.getKey() + " " + knob.getValue())
        .collect(Collectors.joining(", "));
  }

  /** A share with four decimals. */
  static String share(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  /** Queries per second or another large number. */
  static String count(double count) {
    return String.format(Locale.ROOT, "%,.0f", count);
  }

  /** Microseconds, as milliseconds if they are many. */
  static String time(double micros) {
    if (micros >= 10_000) {
      return String.format(Locale.ROOT, "%,.1f ms", micros * 1e-3);
    }
    return String.format(Locale.ROOT, micros >= 100 ? "%,.0f µs" : "%.1f µs", micros);
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds >= 100 ? "%,.0f s" : "%.1f s", seconds);
  }

  static String bytes(long bytes) {
    return Figures.bytes(bytes);
  }

  /** How many times as much: {@code 1.8}, {@code 220}. */
  static String times(double factor) {
    return String.format(Locale.ROOT, factor >= 10 ? "%,.0f" : "%.1f", factor);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** An amount of money with three digits. */
  static String money(double amount, String currency) {
    String pattern = amount >= 100 ? "%,.0f" : amount >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, pattern, amount) + " " + currency;
  }
}
