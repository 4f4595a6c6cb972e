package dev.akin.eval.compare;

import dev.akin.engine.point.Payload;
import dev.akin.eval.dataset.DatasetException;
import dev.akin.eval.measure.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a machine costs. A million queries cost the time that they take, times the cores that search
 * and the memory that the index takes: of a machine that is rented for nothing else and is busy all
 * the time.
 *
 * @param currency {@code USD}
 * @param corePerHour price of a core
 * @param gibPerHour price of a GiB of memory
 * @param source where the prices are from, and when
 */
public record PriceTable(String currency, double corePerHour, double gibPerHour, String source) {
  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double QUERIES = 1e6;
  private static final double GIB = 1L << 30;
  private static final List<String> FIELDS =
      List.of("currency", "corePerHour", "gibPerHour", "source");

  public PriceTable {
    if (!(corePerHour >= 0) || !(gibPerHour >= 0) || corePerHour + gibPerHour == 0) {
      throw new IllegalArgumentException(
          "prices of %s per core and %s per GiB: not below 0, and not both 0"
              .formatted(corePerHour, gibPerHour));
    }
  }

  /** The list prices of containers by the second at a large provider. */
  public static PriceTable defaults() {
    return new PriceTable(
        "USD",
        0.04048,
        0.004445,
        "AWS Fargate on demand, Linux/x86, us-east-1, list price as of 2025");
  }

  /**
   * Reads a table: an object with {@code currency}, {@code corePerHour}, {@code gibPerHour} and
   * {@code source}.
   *
   * @throws DatasetException if the file is not that
   */
  public static PriceTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(file + ": no such file");
    }
    try {
      Map<String, Object> fields = Payload.fromJson(Files.readAllBytes(file)).fields();
      if (!fields.keySet().equals(Set.copyOf(FIELDS))) {
        throw new IllegalArgumentException(
            "has the fields %s, there are to be %s".formatted(fields.keySet(), FIELDS));
      }
      return new PriceTable(
          fields.get("currency") + "",
          number(fields, "corePerHour"),
          number(fields, "gibPerHour"),
          fields.get("source") + "");
    } catch (IllegalArgumentException e) {
      throw new DatasetException(
          "%s: is no price table: %s; write {\"currency\": \"USD\", \"corePerHour\": 0.04, \"gibPerHour\": 0.004, \"source\": \"…\"}"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static double number(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(name + " is no number");
  }

  /** What a million queries cost with an index at a setting. */
  public double perMillion(Measurement measurement) {
    double hours = QUERIES / measurement.speed().queriesPerSecond() / SECONDS_PER_HOUR;
    double cores = measurement.index().subject().parameters().threads();
    double gib = measurement.index().footprint().bytesInMemory() / GIB;
    return hours * (cores * corePerHour + gib * gibPerHour);
  }

  /** The table as {@link #read} reads it. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("currency", currency);
    json.put("corePerHour", corePerHour);
    json.put("gibPerHour", gibPerHour);
    json.put("source", source);
    return json;
  }
}
