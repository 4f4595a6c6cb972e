package dev.akin.engine.filter;

/**
 * One end of a range of numbers.
 *
 * @param value the number; an infinity bounds nothing
 * @param inclusive whether the number itself belongs to the range
 */
public record Bound(double value, boolean inclusive) {
  public Bound {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a bound of a range is not a number (NaN)");
    }
    value += 0.0; // −0 and 0 are the same number
  }

  Bound tighterLow(Bound other) {
    int order = Double.compare(value, other.value);
    return order > 0 || (order == 0 && !inclusive) ? this : other;
  }

  Bound tighterHigh(Bound other) {
    int order = Double.compare(value, other.value);
    return order < 0 || (order == 0 && !inclusive) ? this : other;
  }

  boolean isBelow(double number) {
    return number > value || (inclusive && number == value);
  }

  boolean isAbove(double number) {
    return number < value || (inclusive && number == value);
  }

  boolean isBelow(long number) {
    int order = compare(number, value);
    return order > 0 || (inclusive && order == 0);
  }

  boolean isAbove(long number) {
    int order = compare(number, value);
    return order < 0 || (inclusive && order == 0);
  }

  /** Compares without rounding the whole number to a double. */
  static int compare(long number, double value) {
    if (value >= 0x1p63) {
      return -1;
    }
    if (value < -0x1p63) {
      return 1;
    }
    long whole = (long) Math.floor(value);
    int order = Long.compare(number, whole);
    return order == 0 && value > whole ? -1 : order;
  }
}
