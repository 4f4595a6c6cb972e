package dev.akin.engine;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.contract.Planner;
import dev.akin.engine.contract.Workload;

/**
 * The plan for a kind of vector as its collection grows: the owner's, or the planner's for the
 * number of points. For any thread.
 */
final class CollectionPlan {
  private final VectorParameters vector;
  private final Contract contract;
  private final Planner planner;
  private volatile Plan current;

  /** A plan for no points. */
  CollectionPlan(VectorParameters vector, Contract contract, MachineCosts machine) {
    this.vector = vector;
    this.contract = contract;
    this.planner = new Planner(machine);
    this.current = plan(0);
  }

  /** What is asked of it. */
  Contract contract() {
    return contract;
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
    return vector
        .index()
        .map(Plan::forced)
        .orElseGet(() ->
            planner.plan(
                new Workload(
                    points,
                    vector.dimension(),
                    vector.datatype(),
                    vector.metric().hasInnerProduct()),
                contract));
  }
}
