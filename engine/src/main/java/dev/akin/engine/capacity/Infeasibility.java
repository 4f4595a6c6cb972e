package dev.akin.engine.capacity;

import dev.akin.engine.capacity.CapacityPlan.Considered;
import dev.akin.engine.contract.Contract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Why nothing is expected to keep a contract, and what could be kept instead.
 *
 * @param need what was asked for
 * @param considered every family that could serve, with the bounds that its best breaks
 * @param reachable contracts that can be had with everything else as it is, none as good as another
 *     in recall, latency and memory; by rising recall
 * @param relaxations the single bounds of the contract that would be enough to loosen, the cheapest
 *     first, counted in doublings of time, of memory, of missed neighbors, of queries turned away;
 *     empty if one alone is not enough
 */
public record Infeasibility(
    Need need,
    List<Considered> considered,
    List<Reachable> reachable,
    List<Relaxation> relaxations) {
  private static final double MIB = 1 << 20;

  /**
   * Bounds that are expected to be kept together.
   *
   * @param index factory string of what keeps them
   * @param recall a floor that may be stated
   * @param p99Millis at the contract's rate
   * @param memoryMiB live heap plus mapped sections, refine vectors not counted
   */
  public record Reachable(String index, double recall, double p99Millis, long memoryMiB) {
    /** Rounded towards what is easier to keep, so that each may be stated. */
    static Reachable of(Deployment deployment) {
      Deployment.Expected expected = deployment.expected();
      double floor = Forecaster.floor(expected.recall());
      return new Reachable(
          deployment.forecast().index(),
          Math.floor(floor * 1e6 + 1e-3) / 1e6,
          Relaxer.roundedUp(expected.p99Millis()),
          Math.max(1, (long) Math.ceil(expected.memoryBytes() / MIB)));
    }
  }

  public Infeasibility {
    considered = List.copyOf(considered);
    reachable = List.copyOf(reachable);
    relaxations = List.copyOf(relaxations);
  }

  /** The single bound whose loosening gives up least; nothing if one alone is not enough. */
  public Optional<Relaxation> cheapest() {
    return relaxations.stream().findFirst();
  }

  /** What was asked for, what breaks it, and what would be enough, with the numbers. */
  public String sentence() {
    StringJoiner broken = new StringJoiner("; ");
    for (Considered each : considered) {
      broken.add(each.family().index(need.vectors()) + ": " + each.why().replace("; ", " and "));
    }
    StringJoiner looser = new StringJoiner(", or ");
    relaxations.forEach(each -> looser.add(words(each)));
    return String.format(
        Locale.ROOT,
        "nothing is expected to keep %s for %,d vectors of dimension %,d on this machine (%s); %s",
        words(need.contract()),
        need.vectors(),
        need.dimension(),
        broken,
        relaxations.isEmpty()
            ? "no single bound is enough to loosen"
            : "with everything else as it is, it would be kept by " + looser);
  }

  private static String words(Relaxation each) {
    return "%s %s%s instead of %s"
        .formatted(
            each.bound().title(), amount(each.to()), each.bound().unit(), amount(each.from()));
  }

  private static String words(Contract contract) {
    StringJoiner words = new StringJoiner(", ");
    words.add("recall %s at %d".formatted(amount(contract.recall()), contract.k()));
    contract.p99Millis().ifPresent(millis -> words.add("p99 " + amount(millis) + " ms"));
    contract.queriesPerSecond().ifPresent(rate -> words.add(amount(rate) + " queries/s"));
    contract.memoryMiB().ifPresent(mebibytes -> words.add("memory " + mebibytes + " MiB"));
    return words.toString();
  }

  /** As it was stated, whole numbers without a fraction. */
  private static String amount(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.valueOf(value);
  }

  /** For a client: {@code vectors, contract, relaxations, reachable}. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vectors", need.vectors());
    json.put("contract", need.contract().toJson());
    json.put("relaxations", relaxations.stream().map(Infeasibility::json).toList());
    json.put("reachable", reachable.stream().map(Infeasibility::json).toList());
    return json;
  }

  private static Map<String, Object> json(Relaxation relaxation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bound", relaxation.bound().field());
    json.put("from", relaxation.from());
    json.put("to", relaxation.to());
    json.put("index", relaxation.deployment().forecast().index());
    json.put("contract", relaxation.contract().toJson());
    return json;
  }

  private static Map<String, Object> json(Reachable reachable) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", reachable.index());
    json.put("recall", reachable.recall());
    json.put("p99Millis", reachable.p99Millis());
    json.put("memoryMiB", reachable.memoryMiB());
    return json;
  }
}
