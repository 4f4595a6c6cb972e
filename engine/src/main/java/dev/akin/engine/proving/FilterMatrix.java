package dev.akin.engine.proving;

import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.FilterCell;
import dev.akin.engine.proof.FilterCell.Correlation;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.query.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recall under filters that accept a known share of the points: any, those nearest to the query,
 * and those farthest from it. No payload is needed for that, since a filter is a set of points to
 * every search below it.
 */
final class FilterMatrix {
  private static final List<Double> SHARES = List.of(0.1, 0.01, 0.001);
  private static final List<Correlation> RANKED = List.of(Correlation.NEAR, Correlation.FAR);

  private final Selection all;
  private final RecallTrial trial;
  private final SearchUnderProof search;
  private final Tally tally;

  FilterMatrix(Selection all, SearchUnderProof search, Tally tally) {
    this.all = all;
    this.search = search;
    this.trial = new RecallTrial(search);
    this.tally = tally;
  }

  /** How many steps it takes. */
  static long steps(int queries, int ranked) {
    return (long) SHARES.size() * (queries + (long) ranked * RANKED.size());
  }

  /**
   * Measures every cell that has something to find.
   *
   * @param queries as the metric prepared them
   * @param ranked those of them for which all points are ranked by distance, which takes a scan and
   *     a sort each
   */
  List<FilterCell> measure(
      List<ProofQuery<PointId>> queries, List<ProofQuery<PointId>> ranked, Steps steps)
      throws IOException {
    List<FilterCell> cells = new ArrayList<>();
    for (double share : SHARES) {
      Selection sample = new PointSample(share, tally.seed()).of(all);
      List<Judged> judged =
          QueryChunks.map(
              queries,
              chunk -> {
                List<Judged> some = trial.judge(chunk, sample);
                steps.done(chunk.size());
                return some;
              });
      add(cells, Correlation.NONE, share, judged);
    }
    List<List<Judged>> byQuery = QueryChunks.map(ranked, 1, one -> ranked(one.getFirst(), steps));
    int cell = 0;
    for (Correlation correlation : RANKED) {
      for (double share : SHARES) {
        int column = cell++;
        add(cells, correlation, share, byQuery.stream().map(row -> row.get(column)).toList());
      }
    }
    return cells;
  }

  private void add(
      List<FilterCell> cells, Correlation correlation, double share, List<Judged> judged) {
    tally.part(judged).ifPresent(part -> cells.add(new FilterCell(correlation, share, part)));
  }

  /** One query in all ranked cells, by correlation and then by share. */
  private List<List<Judged>> ranked(ProofQuery<PointId> query, Steps steps) throws IOException {
    DistanceRanks ranks = new DistanceRanks(all, search, query.vector());
    List<Judged> row = new ArrayList<>();
    for (Correlation correlation : RANKED) {
      for (double share : SHARES) {
        Selection selection =
            correlation == Correlation.NEAR ? ranks.nearest(share) : ranks.farthest(share);
        row.add(trial.judge(query, selection));
        steps.done(1);
      }
    }
    return List.of(row);
  }
}
