package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.proving.SearchUnderProof;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.sidecar.Sidecars;
import java.io.IOException;

/**
 * One kind of vector of a collection: the plan for it, the graphs over it, and the choice between
 * the paths through it. For any thread.
 */
record CollectionVector(
    VectorSchema.Kind kind, CollectionPlan plan, Sidecars sidecars, PathChooser chooser) {
  /**
   * @param place where its graphs are
   */
  static CollectionVector open(
      VectorSchema.Kind kind, CollectionPlan plan, Sidecars.Place place, MachineCosts machine)
      throws IOException {
    Sidecars sidecars = new Sidecars(place, kind, plan.contract().k());
    return new CollectionVector(
        kind, plan, sidecars, new PathChooser(machine, sidecars, kind.metric()));
  }

  /** What answers searches by it now. */
  SearchUnderProof.Served served() {
    return new SearchUnderProof.Served(plan.current(), sidecars, chooser);
  }
}
