package dev.akin.engine.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the owner of a collection asks of it; the {@link Planner} chooses how, a proof says whether
 * it is kept.
 *
 * @param recall the floor of mean recall at {@code k} over queries, in (0, 1]
 * @param k the number of neighbors the floor is stated for, 1 to {@value #MAX_K}
 * @param p99Millis the bound on the 99th percentile of server time per search, in milliseconds
 * @param queriesPerSecond the open-loop rate at which {@code p99Millis} holds; empty means one
 *     client that waits for each answer
 * @param memoryMiB the bound on live heap plus mapped sections, refine vectors not counted
 */
public record Contract(
    double recall,
    int k,
    OptionalDouble p99Millis,
    OptionalDouble queriesPerSecond,
    OptionalLong memoryMiB) {
  /** The largest k a contract may state. */
  public static final int MAX_K = 10_000;

  private static final Contract DEFAULTS =
      new Contract(0.95, 10, OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.empty());

  public Contract {
    if (!(recall > 0 && recall <= 1)) {
      throw new IllegalArgumentException("contract: recall " + recall + ", must be in (0, 1]");
    }
    if (k < 1 || k > MAX_K) {
      throw new IllegalArgumentException("contract: k " + k + ", must be 1 to " + MAX_K);
    }
    requirePositive("p99Millis", p99Millis);
    requirePositive("queriesPerSecond", queriesPerSecond);
    if (memoryMiB.isPresent() && memoryMiB.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "contract: memoryMiB " + memoryMiB.getAsLong() + ", must be at least 1");
    }
  }

  /** Recall 0.95 at k = 10; no latency, rate or memory stated. */
  public static Contract defaults() {
    return DEFAULTS;
  }

  public Contract withRecall(double floor, int atK) {
    return new Contract(floor, atK, p99Millis, queriesPerSecond, memoryMiB);
  }

  public Contract withP99Millis(double millis) {
    return new Contract(recall, k, OptionalDouble.of(millis), queriesPerSecond, memoryMiB);
  }

  public Contract withQueriesPerSecond(double rate) {
    return new Contract(recall, k, p99Millis, OptionalDouble.of(rate), memoryMiB);
  }

  public Contract withMemoryMiB(long mebibytes) {
    return new Contract(recall, k, p99Millis, queriesPerSecond, OptionalLong.of(mebibytes));
  }

  /** This contract as a JSON object: unstated parts are absent, names as in the record. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recall", recall);
    json.put("k", (long) k);
    p99Millis.ifPresent(value -> json.put("p99Millis", value));
    queriesPerSecond.ifPresent(value -> json.put("queriesPerSecond", value));
    memoryMiB.ifPresent(value -> json.put("memoryMiB", value));
    return json;
  }

  /**
   * Reads a JSON object; absent parts take their defaults.
   *
   * @throws IllegalArgumentException for a part that is unknown, not a number or out of range
   */
  public static Contract ofJson(Map<String, ?> json) {
    JsonNumbers numbers = new JsonNumbers("contract", json);
    numbers.allowOnly("recall", "k", "p99Millis", "queriesPerSecond", "memoryMiB");
    return new Contract(
        numbers.decimal("recall").orElse(DEFAULTS.recall),
        Math.toIntExact(Math.min(numbers.integer("k").orElse(DEFAULTS.k), Integer.MAX_VALUE)),
        numbers.decimal("p99Millis"),
        numbers.decimal("queriesPerSecond"),
        numbers.integer("memoryMiB"));
  }

  private static void requirePositive(String name, OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() < 1e12)) {
      throw new IllegalArgumentException(
          "contract: " + name + " " + value.getAsDouble() + ", must be positive");
    }
  }
}
