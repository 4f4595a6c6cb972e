package dev.akin.engine.capacity;

import dev.akin.engine.capacity.Infeasibility.Reachable;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.QueueModel;
import java.util.List;
import java.util.Optional;

/**
 * Whether a collection on one machine is expected to keep a contract, by whatever serves
 * collections. Bounds that are not stated are none: a contract without a latency is kept however
 * slow a search is. Takes milliseconds. Immutable.
 */
public final class Feasibility {
  private final Forecaster forecaster;
  private final MachineType machine;

  public Feasibility(Forecaster forecaster, MachineType machine) {
    this.forecaster = forecaster;
    this.machine = machine;
  }

  /**
   * Nothing if something is expected to keep the need's contract, else what could be kept instead.
   *
   * @param forced the only family to look at, if the owner forced one
   */
  public Optional<Infeasibility> check(Need need, Optional<Family> forced) {
    Contract stated = need.contract();
    Need bounded =
        stated.p99Millis().isPresent()
            ? need
            : need.withContract(stated.withP99Millis(QueueModel.OVERLOADED_MILLIS));
    CapacityPlanner planner =
        new CapacityPlanner(
            forecaster,
            Site.own(machine),
            forced.map(Alternatives::ofCollections).orElseGet(Alternatives::ofCollections));
    if (planner.choose(bounded).isPresent()) {
      return Optional.empty();
    }
    CapacityPlan plan = planner.plan(bounded);
    return Optional.of(
        new Infeasibility(
            need,
            plan.considered(),
            reachable(plan.front()),
            plan.relaxations().stream().map(each -> loosened(stated, each)).toList()));
  }

  private static List<Reachable> reachable(List<Deployment> front) {
    return front.stream().map(Reachable::of).toList();
  }

  /** A relaxation of what was stated, without the latency that was put in where none was. */
  private static Relaxation loosened(Contract stated, Relaxation each) {
    Contract looser =
        switch (each.bound()) {
          case RECALL -> stated.withRecall(each.to(), stated.k());
          case LATENCY -> stated.withP99Millis(each.to());
          case RATE -> stated.withQueriesPerSecond(each.to());
          case MEMORY -> stated.withMemoryMiB((long) each.to());
        };
    return new Relaxation(each.bound(), each.from(), each.to(), looser, each.deployment());
  }
}
