package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.contract.Planner;
import dev.akin.engine.contract.Workload;

/**
 * The plan of a collection as it grows: the owner's, or the planner's for the number of points. For
 * any thread.
 */
final class CollectionPlan {
  private final CollectionParameters parameters;
  private final Planner planner;
  private volatile Plan current;

  /** A plan for no points. */
  CollectionPlan(CollectionParameters parameters, MachineCosts machine) {
    this.parameters = parameters;
    this.planner = new Planner(machine);
    this.current = plan(0);
  }

  /** The plan that serves now. */
  Plan current() {
    return current;
  }

  /** Plans for so many points from now on; takes microseconds. */
  Plan update(long points) {
    Plan newer = plan(points);
    current = newer;
    return newer;
  }

  private Plan plan(long points) {
    return parameters
        .index()
        .map(Plan::forced)
        .orElseGet(() ->
            planner.plan(
                new Workload(points, parameters.dimension(), parameters.metric().hasInnerProduct()),
                parameters.contract()));
  }
}
