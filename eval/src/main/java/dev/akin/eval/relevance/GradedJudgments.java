package dev.akin.eval.relevance;

import java.util.List;
import java.util.Map;

/**
 * People have said how relevant some rows are to a query; rows that nobody judged count as
 * irrelevant where a measure does not tell them apart. A grade below 0 says, as trec_eval has it,
 * that a row was not judged.
 */
public final class GradedJudgments implements Judgments {
  private final List<Map<Integer, Integer>> grades;

  /**
   * @param grades by query, then by ordinal; those above 0 are relevant
   */
  public GradedJudgments(List<Map<Integer, Integer>> grades) {
    this.grades = grades.stream().map(Map::copyOf).toList();
  }

  @Override
  public String source() {
    return "graded judgments";
  }

  @Override
  public RankMeasure leading() {
    return RankMeasure.NDCG;
  }

  @Override
  public int queries() {
    return grades.size();
  }

  @Override
  public double gain(int query, int ordinal) {
    return Math.max(0, grades.get(query).getOrDefault(ordinal, 0));
  }

  @Override
  public boolean isJudged(int query, int ordinal) {
    return grades.get(query).getOrDefault(ordinal, -1) >= 0;
  }

  @Override
  public long irrelevant(int query) {
    return grades.get(query).values().stream().filter(grade -> grade == 0).count();
  }

  @Override
  public long relevant(int query) {
    return grades.get(query).values().stream().filter(grade -> grade > 0).count();
  }

  @Override
  public double[] ideal(int query, int k) {
    double[] ascending =
        grades.get(query).values().stream()
            .filter(grade -> grade > 0)
            .mapToDouble(Integer::doubleValue)
            .sorted()
            .toArray();
    double[] ideal = new double[Math.min(k, ascending.length)];
    for (int rank = 0; rank < ideal.length; rank++) {
      ideal[rank] = ascending[ascending.length - 1 - rank];
    }
    return ideal;
  }
}
