package dev.akin.engine.diagnosis;

import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.query.SearchTask;
import dev.akin.engine.segment.VectorPart;
import dev.akin.engine.sidecar.Sidecar;
import dev.akin.engine.whynot.Passage;
import dev.akin.engine.whynot.Reason;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which way of searching a segment lost a point that belongs to the answer, and what would have
 * found it. Owned by one thread.
 *
 * @param part of the segment that is searched
 * @param ordinal of the point's vector in it
 */
record LostOnTheWay(SearchTask task, VectorPart part, int ordinal) {
  private static final String GRAPH = "graph";
  private static final String CODES = "codes";

  /** A reason, and the way that it was found on. */
  record Loss(Reason reason, Passage passage) {}

  /** Why a choice loses the point; nothing if it compares everything, so that it loses nothing. */
  Optional<Loss> by(PathChooser.Choice choice, Passage taken) {
    return switch (choice.path()) {
      case GRAPH -> Optional.of(inGraph((Sidecar) choice.searcher(), choice, taken));
      case CODES -> Optional.of(inCodes(choice, taken));
      default -> Optional.empty();
    };
  }

  private Loss inGraph(Sidecar graph, PathChooser.Choice choice, Passage taken) {
    int given = choice.parameters().knobs().get(Sidecar.EF_SEARCH, sought());
    Passage passage = taken.withEffort(given);
    if (!graph.isReachable(ordinal)) {
      return new Loss(Reason.UNREACHABLE, passage);
    }
    OptionalInt enough = OptionalInt.empty();
    // At the segment's size the search compares everything, so that the loop ends with a find.
    for (long ef = given; enough.isEmpty() && ef < part.size(); ) {
      ef = Math.min(2 * ef, part.size());
      SearchParameters wider = choice.parameters().withKnob(Sidecar.EF_SEARCH, (int) ef);
      if (finds(graph.search(query(sought(), wider)))) {
        enough = OptionalInt.of((int) ef);
      }
    }
    return new Loss(Reason.BEAM_TOO_NARROW, passage.withEnough(enough));
  }

  private Loss inCodes(PathChooser.Choice choice, Passage taken) {
    int matches = part.accepted().cardinality();
    OptionalInt enough = OptionalInt.empty();
    for (long depth = sought(); enough.isEmpty() && depth < matches; ) {
      depth = Math.min(2 * depth, matches);
      if (finds(choice.searcher().search(query((int) depth, choice.parameters())))) {
        enough = OptionalInt.of((int) depth);
      }
    }
    return new Loss(Reason.LOST_TO_QUANTIZATION, taken.withEffort(sought()).withEnough(enough));
  }

  private Query query(int k, SearchParameters parameters) {
    return new Query(task.vector(), k, part.accepted(), parameters);
  }

  private boolean finds(SearchResult result) {
    for (int found : result.ordinals()) {
      if (found == ordinal) {
        return true;
      }
    }
    return false;
  }

  /** As many as the search looks for: one more where it leaves out its target. */
  private int sought() {
    return task.excluded().isPresent() ? task.k() + 1 : task.k();
  }
}
