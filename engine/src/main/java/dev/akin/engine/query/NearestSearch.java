package dev.akin.engine.query;

import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.segment.VectorPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches the parts of a selection one after the other, each on the path chosen for it, and merges
 * what they found. Every distance in the outcome is exact, computed from the raw vector, whichever
 * path found it. Owned by one thread.
 *
 * <p>Several questions to one reading are answered segment by segment, and those that scan a
 * segment exactly share the scan. Their answers are those that each would get alone, because a pair
 * of query and row has one distance.
 */
public final class NearestSearch {
  private final String vector;
  private final Metric metric;
  private final PathChooser chooser;
  private final String index;

  /** A question whose segment is scanned together with those of others. */
  private record Scan(
      NearestMerge merge, VectorPart part, PathChooser.Choice choice, Query query) {}

  /**
   * @param kind of vector that is compared
   * @param index the plan's
   */
  public NearestSearch(VectorSchema.Kind kind, PathChooser chooser, String index) {
    this.index = index;
    this.vector = kind.name();
    this.metric = kind.metric();
    this.chooser = chooser;
  }

  /** The nearest points of a selection. */
  public Nearest search(SearchTask task, Selection selection) throws IOException {
    return search(List.of(new Question(task, selection, Deadline.never()))).getFirst();
  }

  /** The answers to questions whose selections come from one reading, in their order. */
  public List<Nearest> search(List<Question> questions) throws IOException {
    List<NearestMerge> merges =
        questions.stream().map(question -> new NearestMerge(question, metric)).toList();
    merges.forEach(NearestMerge::scanRecent);
    int segments = questions.getFirst().selection().documents().parts().size();
    for (int segment = 0; segment < segments; segment++) {
      searchSegment(segment, merges);
    }
    List<Nearest> answers = new ArrayList<>(merges.size());
    for (NearestMerge merge : merges) {
      answers.add(merge.nearest());
    }
    return answers;
  }

  private void searchSegment(int number, List<NearestMerge> merges) {
    List<Scan> scans = new ArrayList<>();
    for (NearestMerge merge : merges) {
      if (merge.question().deadline().isOver()) {
        merge.skip();
        continue;
      }
      Optional<VectorPart> found = merge.part(number).vectors(vector);
      if (found.isEmpty()) {
        merge.addNothing(number);
      } else {
        VectorPart part = found.get();
        PathChooser.Choice choice = chooser.choose(part, merge.question().task(), index);
        Query query = merge.query(part, choice.parameters());
        if (choice.isExact()) {
          scans.add(new Scan(merge, part, choice, query));
        } else {
          merge.add(part, choice, choice.searcher().search(query));
        }
      }
    }
    scan(scans);
  }

  private static void scan(List<Scan> scans) {
    if (scans.isEmpty()) {
      return;
    }
    List<SearchResult> results =
        scans.getFirst().choice.searcher().searchBatch(scans.stream().map(Scan::query).toList());
    for (int i = 0; i < scans.size(); i++) {
      Scan scan = scans.get(i);
      scan.merge.add(scan.part, scan.choice, results.get(i));
    }
  }
}
