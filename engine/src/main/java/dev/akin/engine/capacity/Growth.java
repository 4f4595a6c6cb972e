package dev.akin.engine.capacity;

import dev.akin.engine.file.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a count grows with the number of vectors: {@code value · (n / size)^exponent}.
 *
 * <p>What a search counts follows such a law closely: distances of a graph at a fixed recall grew
 * with exponents of 0.30 to 0.34 from 5,000 to 80,000 generated vectors.
 *
 * @param value at {@code size} vectors
 * @param size how many vectors it was measured with, at least 1
 * @param exponent 0 for what stays the same
 */
public record Growth(double value, double size, double exponent) {
  /** What two measurements may say at most; a steeper law is noise of small counts. */
  private static final double STEEPEST = 1.2;

  public Growth {
    if (!(value >= 0 && size >= 1 && exponent >= 0 && exponent <= STEEPEST)) {
      throw new IllegalArgumentException(
          "growth: %s at %s vectors with exponent %s".formatted(value, size, exponent));
    }
  }

  /** The same at any size. */
  static Growth constant(double value) {
    return new Growth(value, 1, 0);
  }

  /** The law through two measurements; the larger one counts where they do not grow. */
  public static Growth between(double size, double value, double largerSize, double largerValue) {
    if (!(size < largerSize) || value <= 0 || largerValue <= 0) {
      return new Growth(largerValue, largerSize, 0);
    }
    double exponent = Math.log(largerValue / value) / Math.log(largerSize / size);
    return new Growth(largerValue, largerSize, Math.clamp(exponent, 0, STEEPEST));
  }

  /** The count with so many vectors. */
  public double at(double vectors) {
    return value * Math.pow(Math.max(1, vectors) / size, exponent);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", value);
    json.put("vectors", size);
    json.put("exponent", exponent);
    return json;
  }

  static Growth ofJson(JsonFields json) {
    return new Growth(json.decimal("value"), json.decimal("vectors"), json.decimal("exponent"));
  }
}
