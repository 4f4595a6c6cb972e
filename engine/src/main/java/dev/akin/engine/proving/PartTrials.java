package dev.akin.engine.proving;

import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Breakdown;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.QuerySource;
import dev.akin.engine.query.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The recall of the same queries in the whole of a collection and in parts of it. */
final class PartTrials {
  private static final String RECENT = "recent";

  private final SearchUnderProof search;
  private final RecallTrial trial;
  private final Tally tally;
  private final List<ProofQuery<PointId>> queries;

  /** A selection that is no filter: a segment's points, or the recent ones. */
  private record Part(String name, Selection selection) {}

  /**
   * @param queries as the metric prepared them
   */
  PartTrials(SearchUnderProof search, Tally tally, List<ProofQuery<PointId>> queries) {
    this.search = search;
    this.trial = new RecallTrial(search);
    this.tally = tally;
    this.queries = List.copyOf(queries);
  }

  /** How many steps {@link #bySegment} takes. */
  long segmentSteps(Selection all) {
    int parts = parts(all).size();
    return parts == 1 ? 0 : (long) parts * queries.size();
  }

  /** What comes of every query in a selection, in their order. */
  List<Judged> judge(Selection selection, Steps steps) throws IOException {
    return QueryChunks.map(
        queries,
        chunk -> {
          List<Judged> judged = trial.judge(chunk, selection);
          steps.done(chunk.size());
          return judged;
        });
  }

  /**
   * The recall in each segment and among the recent writes by themselves.
   *
   * @param whole what came of the queries in {@code all}, which a single part need not repeat
   */
  List<Breakdown.Segment> bySegment(Selection all, List<Judged> whole, Steps steps)
      throws IOException {
    List<Part> parts = parts(all);
    List<Breakdown.Segment> segments = new ArrayList<>();
    for (Part part : parts) {
      List<Judged> judged = parts.size() == 1 ? whole : judge(part.selection, steps);
      tally
          .part(judged)
          .ifPresent(recall -> segments.add(new Breakdown.Segment(part.name, recall)));
    }
    return segments;
  }

  private List<Part> parts(Selection all) {
    Vectors vectors = new Vectors(all, search);
    List<Part> parts = new ArrayList<>();
    if (!vectors.recent().isEmpty()) {
      parts.add(new Part(RECENT, vectors.recentAlone()));
    }
    for (Selection alone : vectors.partsAlone()) {
      String name = alone.documents().parts().getFirst().segment().name();
      parts.add(new Part(name, alone));
    }
    return parts;
  }

  /** The recall of the queries from each place. */
  List<Breakdown.Source> bySource(List<QuerySource> sources, List<Judged> whole) {
    List<Breakdown.Source> recalls = new ArrayList<>();
    int from = 0;
    for (QuerySource source : sources) {
      int to = from + source.queries().size();
      tally
          .recall(whole.subList(from, to))
          .ifPresent(recall -> recalls.add(new Breakdown.Source(source.name(), recall)));
      from = to;
    }
    return recalls;
  }
}
