package dev.akin.engine.capacity;

import dev.akin.engine.capacity.Relaxation.Bound;
import dev.akin.engine.contract.Contract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Loosens one bound of a contract that cannot be kept, no farther than it must be, until planning
 * again finds a deployment.
 */
final class Relaxer {
  /** Recalls that people ask for. */
  private static final double[] RECALLS = {
    0.999, 0.995, 0.99, 0.98, 0.97, 0.95, 0.93, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5
  };

  /** What a suggested latency has above the expected one: it is to be met when measured. */
  private static final double RESERVE = 1.25;

  /** A latency that nothing keeps, so that every number of machines is tried. */
  private static final double IMPOSSIBLE_MILLIS = 1e-9;

  /** The lowest rate that is tried is that share of the stated one. */
  private static final double LEAST_OF_RATE = 1e-6;

  /** Per second: one query in three years. */
  private static final double LEAST_RATE = 1e-8;

  /** A rate is found out to one percent. */
  private static final double NEAR = 1.01;

  private static final double MIB = 1 << 20;

  private final CapacityPlanner planner;

  Relaxer(CapacityPlanner planner) {
    this.planner = planner;
  }

  /** Every bound that is enough to loosen alone, the cheapest first. */
  List<Relaxation> relaxations(Need need) {
    List<Relaxation> relaxations = new ArrayList<>();
    latency(need).ifPresent(relaxations::add);
    memory(need).ifPresent(relaxations::add);
    recall(need).ifPresent(relaxations::add);
    rate(need).ifPresent(relaxations::add);
    relaxations.sort(Comparator.comparingDouble(Relaxation::doublings));
    return relaxations;
  }

  private Optional<Relaxation> latency(Need need) {
    Contract contract = need.contract();
    double memory = Bounds.memoryBytes(contract);
    OptionalDouble least =
        least(
            need.withContract(contract.withP99Millis(IMPOSSIBLE_MILLIS)),
            deployment ->
                deployment.expected().memoryBytes() <= memory
                    ? deployment.expected().p99Millis()
                    : Double.POSITIVE_INFINITY);
    if (least.isEmpty()) {
      return Optional.empty();
    }
    double to = roundedUp(least.getAsDouble() * RESERVE);
    return relaxation(
        need,
        Bound.LATENCY,
        new Change(Bounds.p99Millis(contract), to),
        contract.withP99Millis(to));
  }

  private Optional<Relaxation> memory(Need need) {
    Contract contract = need.contract();
    if (contract.memoryMiB().isEmpty()) {
      return Optional.empty();
    }
    double p99Millis = Bounds.p99Millis(contract);
    OptionalDouble least =
        least(
            need,
            deployment ->
                deployment.expected().p99Millis() <= p99Millis
                    ? deployment.expected().memoryBytes()
                    : Double.POSITIVE_INFINITY);
    if (least.isEmpty()) {
      return Optional.empty();
    }
    long to = (long) Math.ceil(roundedUp(Math.max(1, least.getAsDouble() / MIB)));
    Change change = new Change(contract.memoryMiB().getAsLong(), to);
    return relaxation(need, Bound.MEMORY, change, contract.withMemoryMiB(to));
  }

  private Optional<Relaxation> recall(Need need) {
    Contract contract = need.contract();
    for (double recall : RECALLS) {
      if (recall < contract.recall()) {
        Change change = new Change(contract.recall(), recall);
        Contract looser = contract.withRecall(recall, contract.k());
        Optional<Relaxation> found = relaxation(need, Bound.RECALL, change, looser);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Relaxation> rate(Need need) {
    Contract contract = need.contract();
    if (contract.queriesPerSecond().isEmpty()) {
      return Optional.empty();
    }
    double broken = contract.queriesPerSecond().getAsDouble();
    double kept = broken * LEAST_OF_RATE;
    if (kept < LEAST_RATE || !keepsRate(need, kept)) {
      return Optional.empty();
    }
    while (broken / kept > NEAR) {
      double middle = Math.sqrt(kept * broken);
      if (keepsRate(need, middle)) {
        kept = middle;
      } else {
        broken = middle;
      }
    }
    double to = roundedDown(kept);
    Change change = new Change(contract.queriesPerSecond().getAsDouble(), to);
    return relaxation(need, Bound.RATE, change, contract.withQueriesPerSecond(to));
  }

  private boolean keepsRate(Need need, double rate) {
    return planner
        .choose(need.withContract(need.contract().withQueriesPerSecond(rate)))
        .isPresent();
  }

  private record Change(double from, double to) {}

  /** Nothing if planning with the looser contract finds nothing. */
  private Optional<Relaxation> relaxation(Need need, Bound bound, Change change, Contract looser) {
    return planner
        .choose(need.withContract(looser))
        .map(deployment -> new Relaxation(bound, change.from, change.to, looser, deployment));
  }

  private OptionalDouble least(Need need, ToDoubleFunction<Deployment> cost) {
    OptionalDouble least = planner.deployments(need).stream().mapToDouble(cost).min();
    return least.isPresent() && Double.isFinite(least.getAsDouble())
        ? least
        : OptionalDouble.empty();
  }

  /** To two digits, downwards. */
  static double roundedDown(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
    return Math.round(Math.floor(value / unit + 1e-9) * unit * 1e9) / 1e9;
  }

  /** To two digits, upwards. */
  static double roundedUp(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
    return Math.round(Math.ceil(value / unit - 1e-9) * unit * 1e9) / 1e9;
  }
}
