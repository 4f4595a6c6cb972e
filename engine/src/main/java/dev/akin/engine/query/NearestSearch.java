package dev.akin.engine.query;

import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.Nearest.Neighbor;
import dev.akin.engine.recent.RecentScorer;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the parts of a selection one after the other, each on the path chosen for it, and merges
 * what they found. Every distance in the outcome is exact, computed from the raw vector, whichever
 * path found it. Owned by one thread.
 */
public final class NearestSearch {
  private final Metric metric;
  private final PathChooser chooser;
  private final String index;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<PathTaken> paths = new ArrayList<>();

  /** A point among those from which the best are taken; its id is read only where it decides. */
  private record Candidate(LocatedPoint point, float distance) {}

  /**
   * @param index the plan's
   */
  public NearestSearch(Metric metric, PathChooser chooser, String index) {
    this.index = index;
    this.metric = metric;
    this.chooser = chooser;
  }

  /** The nearest points of a selection. */
  public Nearest search(SearchTask task, Selection selection) throws IOException {
    candidates.clear();
    paths.clear();
    // The excluded point may be found, so one neighbor more is sought.
    int sought = task.excluded().isPresent() ? task.k() + 1 : task.k();
    scanRecent(task, selection.recent());
    for (Part part : selection.documents().parts()) {
      searchSegment(task, part, sought);
    }
    candidates.sort((a, b) -> Float.compare(a.distance, b.distance));
    return new Nearest(best(task), selection.count(), paths);
  }

  private void scanRecent(SearchTask task, List<RecentWrite> recent) {
    if (recent.isEmpty()) {
      return;
    }
    RecentScorer scorer = new RecentScorer(task.vector(), metric);
    for (RecentWrite write : recent) {
      candidates.add(new Candidate(new LocatedPoint.Recent(write), scorer.distance(write)));
    }
    paths.add(new PathTaken("recent", "exact", "not in a segment yet", recent.size()));
  }

  private void searchSegment(SearchTask task, Part part, int sought) {
    if (part.accepted().cardinality() == 0) {
      paths.add(new PathTaken(part.segment().name(), "none", "nothing matches", 0));
      return;
    }
    PathChooser.Choice choice = chooser.choose(part, task, index);
    Query query = new Query(task.vector(), sought, part.accepted(), choice.parameters());
    SearchResult result = choice.searcher().search(query);
    for (int i = 0; i < result.size(); i++) {
      LocatedPoint point = new LocatedPoint.Stored(part.segment(), result.ordinals()[i]);
      candidates.add(new Candidate(point, result.distances()[i]));
    }
    paths.add(
        new PathTaken(
            part.segment().name(), choice.path(), choice.why(), result.statistics().distances()));
  }

  /** The best k candidates; runs of equal distances are put in the order of ids. */
  private List<Neighbor> best(SearchTask task) throws IOException {
    List<Neighbor> best = new ArrayList<>(Math.min(task.k(), candidates.size()));
    for (int start = 0, end; start < candidates.size() && best.size() < task.k(); start = end) {
      end = start + 1;
      while (end < candidates.size()
          && candidates.get(end).distance == candidates.get(start).distance) {
        end++;
      }
      addInOrder(candidates.subList(start, end), task, best);
    }
    return best;
  }

  private static void addInOrder(List<Candidate> equal, SearchTask task, List<Neighbor> best)
      throws IOException {
    if (equal.size() == 1 && task.excluded().isEmpty()) {
      best.add(new Neighbor(equal.getFirst().point, equal.getFirst().distance));
      return;
    }
    record Identified(PointId id, Candidate candidate) {}
    Identified[] identified = new Identified[equal.size()];
    for (int i = 0; i < identified.length; i++) {
      identified[i] = new Identified(equal.get(i).point.id(), equal.get(i));
    }
    Arrays.sort(identified, (a, b) -> a.id.compareTo(b.id));
    for (Identified one : identified) {
      boolean excluded = task.excluded().isPresent() && task.excluded().get().equals(one.id);
      if (!excluded && best.size() < task.k()) {
        best.add(new Neighbor(one.candidate.point, one.candidate.distance));
      }
    }
  }
}
