package dev.akin.eval.relevance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row is relevant to a query if it has the query's label. */
public final class LabelJudgments implements Judgments {
  private static final int UNKNOWN = -1;

  private final int[] base;
  private final int[] queries;
  private final long[] counts;

  private LabelJudgments(int[] base, int[] queries, long[] counts) {
    this.base = base;
    this.queries = queries;
    this.counts = counts;
  }

  /**
   * Judgments by labels.
   *
   * @param base one label per row of the base
   * @param queries one label per query; one that no row has makes its query one without relevant
   *     rows
   */
  public static LabelJudgments of(List<String> base, List<String> queries) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] rows = new int[base.size()];
    for (int i = 0; i < rows.length; i++) {
      Integer number = numbers.putIfAbsent(base.get(i), numbers.size());
      rows[i] = number == null ? numbers.size() - 1 : number;
    }
    long[] counts = new long[numbers.size()];
    for (int row : rows) {
      counts[row]++;
    }
    int[] asked =
        queries.stream().mapToInt(label -> numbers.getOrDefault(label, UNKNOWN)).toArray();
    return new LabelJudgments(rows, asked, counts);
  }

  @Override
  public String source() {
    return "labels";
  }

  @Override
  public RankMeasure leading() {
    return RankMeasure.PRECISION;
  }

  @Override
  public int queries() {
    return queries.length;
  }

  @Override
  public double gain(int query, int ordinal) {
    return base[ordinal] == queries[query] ? 1 : 0;
  }

  @Override
  public boolean isJudged(int query, int ordinal) {
    return true;
  }

  @Override
  public long irrelevant(int query) {
    return base.length - relevant(query);
  }

  @Override
  public long relevant(int query) {
    return queries[query] == UNKNOWN ? 0 : counts[queries[query]];
  }

  @Override
  public double[] ideal(int query, int k) {
    double[] ideal = new double[(int) Math.min(k, relevant(query))];
    Arrays.fill(ideal, 1);
    return ideal;
  }
}
