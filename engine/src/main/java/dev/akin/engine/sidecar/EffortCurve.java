package dev.akin.engine.sidecar;

import dev.akin.engine.file.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a graph's recall costs, measured: for rising efSearch, the recall at k and the distances
 * computed.
 *
 * @param k the number of neighbors at which recall was measured
 * @param queries over how many queries
 * @param steps by rising efSearch, at least one
 */
public record EffortCurve(int k, int queries, List<Step> steps) {
  /**
   * One setting.
   *
   * @param recall mean recall over the queries
   * @param low the lower end of its one-sided 95 % confidence interval
   * @param distances mean number of distances per query
   */
  public record Step(int efSearch, double recall, double low, double distances) {
    private Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("efSearch", efSearch);
      json.put("recall", recall);
      json.put("low", low);
      json.put("distances", distances);
      return json;
    }
  }

  /**
   * The part of the distance between a floor and 1 that is kept as a margin, because users' queries
   * are not the measured ones.
   */
  private static final double MARGIN = 0.3;

  public EffortCurve {
    steps = List.copyOf(steps);
    if (k < 1 || queries < 1 || steps.isEmpty()) {
      throw new IllegalArgumentException(
          "curve: k %d, %d queries, %d steps; at least 1 each".formatted(k, queries, steps.size()));
    }
  }

  /** The recall that must be measured, so that a floor is kept on queries that were not. */
  static double target(double floor) {
    return floor + MARGIN * (1 - floor);
  }

  /**
   * The cheapest step that keeps a recall floor with a margin, or the last one. For more neighbors
   * than were measured, efSearch and cost grow in proportion; for fewer they stay.
   */
  public Step at(double floor, int neighbors) {
    Step chosen = steps.getLast();
    for (Step step : steps) {
      if (step.low >= target(floor)) {
        chosen = step;
        break;
      }
    }
    double factor = Math.max(1, neighbors / (double) k);
    int efSearch = (int) Math.min(1 << 16, Math.ceil(chosen.efSearch * factor));
    return new Step(efSearch, chosen.recall, chosen.low, chosen.distances * factor);
  }

  /** The cost of a given efSearch, in proportion to the nearest measured one. */
  public Step atEfSearch(int efSearch) {
    Step nearest = steps.getFirst();
    for (Step step : steps) {
      if (step.efSearch <= efSearch) {
        nearest = step;
      }
    }
    double factor = efSearch / (double) nearest.efSearch;
    return new Step(efSearch, nearest.recall, nearest.low, nearest.distances * factor);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("k", k);
    json.put("queries", queries);
    json.put("steps", steps.stream().map(Step::toJson).toList());
    return json;
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @throws IllegalArgumentException for a missing or wrong part
   */
  static EffortCurve ofJson(JsonFields json) {
    List<Step> steps = new ArrayList<>();
    for (JsonFields step : json.objects("steps")) {
      steps.add(
          new Step(
              step.integer("efSearch"),
              step.decimal("recall"),
              step.decimal("low"),
              step.decimal("distances")));
    }
    return new EffortCurve(json.integer("k"), json.integer("queries"), steps);
  }
}
