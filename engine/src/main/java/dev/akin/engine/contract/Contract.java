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
 * @param expectedVectors how many vectors of each kind the contract is to be kept for, so that one
 *     that cannot be is refused when the collection is created; empty if that is not known yet
 */
public record Contract(
    double recall,
    int k,
    OptionalDouble p99Millis,
    OptionalDouble queriesPerSecond,
    OptionalLong memoryMiB,
    OptionalLong expectedVectors) {
  /** The largest k a contract may state. */
  public static final int MAX_K = 10_000;

  private static final long MAX_VECTORS = 1_000_000_000_000L;

  private static final Contract DEFAULTS =
      new Contract(
          0.95,
          10,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());

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
    if (expectedVectors.isPresent()
        && !(expectedVectors.getAsLong() >= 1 && expectedVectors.getAsLong() <= MAX_VECTORS)) {
      throw new IllegalArgumentException(
          "contract: expectedVectors %d, must be 1 to %,d"
              .formatted(expectedVectors.getAsLong(), MAX_VECTORS));
    }
  }

  /** Recall 0.95 at k = 10; no latency, rate or memory stated. */
  public static Contract defaults() {
    return DEFAULTS;
  }

  /** The preset's recall at k = 10; no latency, rate or memory stated. */
  public static Contract of(Preset preset) {
    return DEFAULTS.withRecall(preset.recall(), DEFAULTS.k);
  }

  public Contract withRecall(double floor, int atK) {
    return new Contract(floor, atK, p99Millis, queriesPerSecond, memoryMiB, expectedVectors);
  }

  public Contract withP99Millis(double millis) {
    return new Contract(
        recall, k, OptionalDouble.of(millis), queriesPerSecond, memoryMiB, expectedVectors);
  }

  public Contract withQueriesPerSecond(double rate) {
    return new Contract(recall, k, p99Millis, OptionalDouble.of(rate), memoryMiB, expectedVectors);
  }

  public Contract withMemoryMiB(long mebibytes) {
    return new Contract(
        recall, k, p99Millis, queriesPerSecond, OptionalLong.of(mebibytes), expectedVectors);
  }

  public Contract withExpectedVectors(long vectors) {
    return new Contract(
        recall, k, p99Millis, queriesPerSecond, memoryMiB, OptionalLong.of(vectors));
  }

  /** This contract as a JSON object: unstated parts are absent, names as in the record. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recall", recall);
    json.put("k", (long) k);
    p99Millis.ifPresent(value -> json.put("p99Millis", value));
    queriesPerSecond.ifPresent(value -> json.put("queriesPerSecond", value));
    memoryMiB.ifPresent(value -> json.put("memoryMiB", value));
    expectedVectors.ifPresent(value -> json.put("expectedVectors", value));
    return json;
  }

  /**
   * Reads a JSON object; absent parts take their defaults, or those of the {@link Preset} that
   * {@code preset} names.
   *
   * @throws IllegalArgumentException for a part that is unknown, of another type or out of range
   */
  public static Contract ofJson(Map<String, ?> json) {
    JsonValues values = new JsonValues("contract", json);
    values.allowOnly(
        "preset", "recall", "k", "p99Millis", "queriesPerSecond", "memoryMiB", "expectedVectors");
    Contract base = values.text("preset").map(name -> of(Preset.parse(name))).orElse(DEFAULTS);
    return new Contract(
        values.decimal("recall").orElse(base.recall),
        Math.toIntExact(Math.min(values.integer("k").orElse(base.k), Integer.MAX_VALUE)),
        values.decimal("p99Millis"),
        values.decimal("queriesPerSecond"),
        values.integer("memoryMiB"),
        values.integer("expectedVectors"));
  }

  private static void requirePositive(String name, OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() < 1e12)) {
      throw new IllegalArgumentException(
          "contract: " + name + " " + value.getAsDouble() + ", must be positive");
    }
  }
}
