package dev.akin.engine.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The index that serves a collection, why it was chosen, and what it is expected to cost.
 *
 * @param index the factory string of the index: {@code Flat}, {@code RaBitQ,RFlat} or {@code
 *     HNSW32}, or whatever the owner forced
 * @param why one sentence for a person, with the numbers that decided
 * @param prediction what the planner expected; empty for a forced index
 */
public record Plan(String index, String why, Optional<Prediction> prediction) {

  /**
   * What a search is expected to cost.
   *
   * @param p99Millis the 99th percentile of server time at the contract's rate
   * @param memoryMiB live heap plus mapped sections, refine vectors not counted
   */
  public record Prediction(double p99Millis, double memoryMiB) {}

  public Plan {
    if (index.isBlank()) {
      throw new IllegalArgumentException("plan: the index is blank");
    }
  }

  /** A plan that the owner prescribed instead of the planner. */
  public static Plan forced(String index) {
    return new Plan(index, "the owner of the collection forced " + index, Optional.empty());
  }

  /** This plan as a JSON object. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", index);
    json.put("why", why);
    prediction.ifPresent(cost ->
        json.put("predicted", Map.of("p99Millis", cost.p99Millis, "memoryMiB", cost.memoryMiB)));
    return json;
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @throws IllegalArgumentException for a missing or wrong part
   */
  public static Plan ofJson(Map<String, ?> json) {
    if (!(json.get("index") instanceof String index) || !(json.get("why") instanceof String why)) {
      throw new IllegalArgumentException("plan: index and why must be texts, got " + json);
    }
    if (!(json.get("predicted") instanceof Map<?, ?> predicted)) {
      return new Plan(index, why, Optional.empty());
    }
    if (predicted.get("p99Millis") instanceof Number p99Millis
        && predicted.get("memoryMiB") instanceof Number memoryMiB) {
      return new Plan(
          index,
          why,
          Optional.of(new Prediction(p99Millis.doubleValue(), memoryMiB.doubleValue())));
    }
    throw new IllegalArgumentException("plan: predicted must hold two numbers, got " + predicted);
  }
}
