package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.contract.Planner;
import dev.akin.engine.contract.Workload;

/**
 * The plan of a collection as it grows: the owner's, or the planner's for the present number of
 * points.
 */
final class CollectionPlan {
  private final CollectionParameters parameters;
  private final Planner planner = new Planner(MachineCosts.reference());

  CollectionPlan(CollectionParameters parameters) {
    this.parameters = parameters;
  }

  /** The plan for so many points; takes microseconds. */
  Plan at(long points) {
    return parameters
        .index()
        .map(Plan::forced)
        .orElseGet(() ->
            planner.plan(new Workload(points, parameters.dimension()), parameters.contract()));
  }
}
