package dev.akin.engine.proving;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.NearestSearch;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.query.Question;
import dev.akin.engine.query.SearchTask;
import dev.akin.engine.query.Selection;
import dev.akin.engine.sidecar.Sidecars;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The search by one kind of vector as users get it, and the exact one. For any thread.
 *
 * @param kind of vector that is compared
 * @param position the kind's in its collection
 * @param served what answers
 * @param contract what is asked of it
 */
public record SearchUnderProof(
    VectorSchema.Kind kind, int position, Served served, Contract contract) {
  private static final String FLAT = "Flat";

  /**
   * What answers searches.
   *
   * @param plan the plan in force
   * @param sidecars the graphs beside the segments
   * @param chooser the choice between the paths
   */
  public record Served(Plan plan, Sidecars sidecars, PathChooser chooser) {}

  /** The answer that users get. */
  Nearest search(float[] vector, int k, Selection selection) throws IOException {
    return new NearestSearch(kind, served.chooser(), served.plan().index())
        .search(task(vector, k, false), selection);
  }

  /** The exact answers to several questions about one reading; those that can share a scan. */
  List<Nearest> searchExactly(List<Question> questions) throws IOException {
    return new NearestSearch(kind, served.chooser(), FLAT).search(questions);
  }

  /** A search for the k nearest, whatever the filter. */
  SearchTask task(float[] vector, int k, boolean exact) {
    SearchTask.Effort effort = new SearchTask.Effort(exact, OptionalInt.empty(), contract.recall());
    return new SearchTask(position, vector, k, Optional.empty(), effort);
  }
}
