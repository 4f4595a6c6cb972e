package dev.akin.engine.proving;

import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Neighbor;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.TieAwareRecall;
import dev.akin.engine.query.Deadline;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.Question;
import dev.akin.engine.query.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Searches queries as users do and exactly, and compares. For any thread. */
final class RecallTrial {
  private final SearchUnderProof search;
  private final TieAwareRecall recall;

  RecallTrial(SearchUnderProof search) {
    this.search = search;
    this.recall = new TieAwareRecall(search.contract().k());
  }

  /** Judges a query in a selection. */
  Judged judge(ProofQuery<PointId> query, Selection selection) throws IOException {
    return judge(List.of(query), selection).getFirst();
  }

  /**
   * Judges queries in one selection; their exact answers share scans.
   *
   * @param queries as the metric prepared them
   */
  List<Judged> judge(List<ProofQuery<PointId>> queries, Selection selection) throws IOException {
    List<Question> questions = new ArrayList<>(queries.size());
    for (ProofQuery<PointId> query : queries) {
      questions.add(
          new Question(
              search.task(query.vector(), recall.truthDepth(query), true),
              selection,
              Deadline.never()));
    }
    List<Nearest> truths = search.searchExactly(questions);
    long vectors = new Vectors(selection, search).count();
    List<Judged> judged = new ArrayList<>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      ProofQuery<PointId> query = queries.get(i);
      Nearest answer = search.search(query.vector(), recall.answerDepth(query), selection);
      judged.add(
          new Judged(
              recall.judge(query, neighbors(truths.get(i)), neighbors(answer)),
              vectors,
              answer.paths()));
    }
    return judged;
  }

  private List<Neighbor<PointId>> neighbors(Nearest nearest) throws IOException {
    List<Neighbor<PointId>> neighbors = new ArrayList<>(nearest.neighbors().size());
    for (Nearest.Neighbor found : nearest.neighbors()) {
      double score = search.kind().metric().score(found.distance());
      neighbors.add(new Neighbor<>(found.point().id(), score));
    }
    return neighbors;
  }
}
