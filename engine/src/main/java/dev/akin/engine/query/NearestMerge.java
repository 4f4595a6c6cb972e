package dev.akin.engine.query;

import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.Nearest.Neighbor;
import dev.akin.engine.recent.RecentScorer;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet.Part;
import dev.akin.engine.segment.VectorPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What was found for one question so far, and the best of it. Owned by one thread. */
final class NearestMerge {
  private static final Comparator<Candidate> FARTHEST_FIRST =
      (a, b) -> Float.compare(b.distance, a.distance);

  private final Question question;
  private final Metric metric;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<PathTaken> paths = new ArrayList<>();

  /** Those of the nearest candidates, as many as are sought, the farthest first. */
  private final PriorityQueue<Float> distances = new PriorityQueue<>(Comparator.reverseOrder());

  private int skipped;

  /** A point among those from which the best are taken; its id is read only where it decides. */
  private record Candidate(LocatedPoint point, float distance) {}

  NearestMerge(Question question, Metric metric) {
    this.question = question;
    this.metric = metric;
  }

  Question question() {
    return question;
  }

  /** The documents of a segment that may be found. */
  Part part(int segment) {
    return question.selection().documents().parts().get(segment);
  }

  /** Compares the query with every recent write of the selection that has such a vector. */
  void scanRecent() {
    List<RecentWrite> recent = question.selection().recent();
    if (recent.isEmpty()) {
      return;
    }
    int kind = question.task().kind();
    RecentScorer scorer = new RecentScorer(question.task().vector(), metric, kind);
    long scanned = 0;
    // There may be thousands; only as many as are wanted become candidates.
    PriorityQueue<Candidate> nearest = new PriorityQueue<>(FARTHEST_FIRST);
    int sought = sought();
    for (RecentWrite write : recent) {
      if (!write.has(kind)) {
        continue;
      }
      scanned++;
      float distance = scorer.distance(write);
      if (nearest.size() < sought) {
        nearest.add(new Candidate(new LocatedPoint.Recent(write), distance));
      } else if (distance < nearest.element().distance) {
        nearest.remove();
        nearest.add(new Candidate(new LocatedPoint.Recent(write), distance));
      }
    }
    nearest.forEach(this::add);
    paths.add(new PathTaken("recent", "exact", "not in a segment yet", scanned));
  }

  /**
   * The question to a segment: whatever is farther than what is found already is of no interest.
   */
  Query query(VectorPart part, SearchParameters parameters) {
    SearchParameters near =
        distances.size() < sought() || distances.element().isNaN()
            ? parameters
            : parameters.withWithin(distances.element());
    return new Query(question.task().vector(), sought(), part.accepted(), near);
  }

  private void add(Candidate candidate) {
    candidates.add(candidate);
    distances.add(candidate.distance);
    if (distances.size() > sought()) {
      distances.remove();
    }
  }

  /** The excluded point may be found, so one neighbor more is sought. */
  private int sought() {
    SearchTask task = question.task();
    return task.excluded().isPresent() ? task.k() + 1 : task.k();
  }

  /** Takes what was found in a segment. */
  void add(VectorPart part, PathChooser.Choice choice, SearchResult result) {
    for (int i = 0; i < result.size(); i++) {
      LocatedPoint point =
          new LocatedPoint.Stored(part.segment(), part.vectors().document(result.ordinals()[i]));
      add(new Candidate(point, result.distances()[i]));
    }
    paths.add(
        new PathTaken(
            part.segment().name(), choice.path(), choice.why(), result.statistics().distances()));
  }

  /** Notes that nothing in a segment may be found. */
  void addNothing(int segment) {
    paths.add(new PathTaken(part(segment).segment().name(), "none", "nothing matches", 0));
  }

  /** Notes that a segment is not searched, because the time is over. */
  void skip() {
    skipped++;
  }

  /** The best of all that was found. */
  Nearest nearest() throws IOException {
    candidates.sort((a, b) -> Float.compare(a.distance, b.distance));
    return new Nearest(best(), question.selection().count(), paths, skipped);
  }

  /** The best k candidates; runs of equal distances are put in the order of ids. */
  private List<Neighbor> best() throws IOException {
    int k = question.task().k();
    List<Neighbor> best = new ArrayList<>(Math.min(k, candidates.size()));
    for (int start = 0, end; start < candidates.size() && best.size() < k; start = end) {
      end = start + 1;
      while (end < candidates.size()
          && candidates.get(end).distance == candidates.get(start).distance) {
        end++;
      }
      addInOrder(candidates.subList(start, end), best);
    }
    return best;
  }

  private void addInOrder(List<Candidate> equal, List<Neighbor> best) throws IOException {
    SearchTask task = question.task();
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
