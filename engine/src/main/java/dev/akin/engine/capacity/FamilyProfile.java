package dev.akin.engine.capacity;

import dev.akin.engine.file.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an index family costs on data of a kind.
 *
 * @param efforts by rising recall, at least one
 * @param timeFactor measured processor time of a search over what its counted work costs on the
 *     machine: what heaps, visited sets and calls add
 * @param build of one row, in comparisons with a row of the set: what building takes by what one
 *     takes on the machine
 */
public record FamilyProfile(List<Effort> efforts, double timeFactor, Growth build) {
  /** How far beyond the highest measured recall, in halvings of what it misses. */
  private static final double FARTHEST_HALVINGS = 2;

  public FamilyProfile {
    efforts = List.copyOf(efforts);
    if (efforts.isEmpty() || !(timeFactor > 0)) {
      throw new IllegalArgumentException(
          "profile: %d efforts, time factor %s".formatted(efforts.size(), timeFactor));
    }
  }

  /**
   * What a recall costs with so many vectors, between measured efforts by the logarithm of what
   * recall misses; nothing if it is far beyond what was reached.
   */
  Optional<Work> at(double recall, double vectors) {
    Effort least = efforts.getFirst();
    if (recall <= least.recall()) {
      return Optional.of(least.at(vectors));
    }
    for (int i = 1; i < efforts.size(); i++) {
      if (recall <= efforts.get(i).recall()) {
        return Optional.of(between(efforts.get(i - 1), efforts.get(i), recall, vectors));
      }
    }
    Effort most = efforts.getLast();
    if (missed(recall) - missed(most.recall()) > FARTHEST_HALVINGS) {
      return Optional.empty();
    }
    return Optional.of(
        efforts.size() == 1
            ? most.at(vectors)
            : between(efforts.get(efforts.size() - 2), most, recall, vectors));
  }

  private static Work between(Effort lower, Effort upper, double recall, double vectors) {
    double share =
        (missed(recall) - missed(lower.recall()))
            / (missed(upper.recall()) - missed(lower.recall()));
    return lower.at(vectors).towards(upper.at(vectors), share);
  }

  /** Halvings of the missed share of neighbors: 0 where all are missed. */
  private static double missed(double recall) {
    return -Math.log(1 - recall) / Math.log(2);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("efforts", efforts.stream().map(Effort::toJson).toList());
    json.put("timeFactor", timeFactor);
    json.put("build", build.toJson());
    return json;
  }

  static FamilyProfile ofJson(JsonFields json) {
    return new FamilyProfile(
        json.objects("efforts").stream().map(Effort::ofJson).toList(),
        json.decimal("timeFactor"),
        Growth.ofJson(json.object("build")));
  }
}
