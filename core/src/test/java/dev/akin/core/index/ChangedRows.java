package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A mutable index beside the rows that it should have, which go through every change together. */
final class ChangedRows {
  private final MutableIndex index;
  private Map<Integer, float[]> rows = new TreeMap<>();

  /** An index that has just been built over rows. */
  ChangedRows(MutableIndex index, float[][] rows) {
    this.index = index;
    for (int ordinal = 0; ordinal < rows.length; ordinal++) {
      this.rows.put(ordinal, rows[ordinal]);
    }
  }

  /** The live ordinals, rising. */
  int[] ordinals() {
    return rows.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  void add(float[] row) {
    int ordinal = index.add(row);
    assertThat(rows.put(ordinal, row)).as("ordinal %d was free", ordinal).isNull();
  }

  void delete(int ordinal) {
    assertThat(index.delete(ordinal)).isEqualTo(rows.remove(ordinal) != null);
    assertThat(index.contains(ordinal)).isFalse();
    assertThat(index.delete(ordinal)).isFalse();
  }

  void update(int ordinal, float[] row) {
    int updated = index.update(ordinal, row);
    rows.remove(ordinal);
    assertThat(rows.put(updated, row)).as("ordinal %d was free", updated).isNull();
    assertThat(index.contains(ordinal)).isEqualTo(rows.containsKey(ordinal));
  }

  void compact() {
    int[] former = index.compact();
    assertThat(former).isEqualTo(ordinals());
    Map<Integer, float[]> renumbered = new TreeMap<>();
    for (int ordinal = 0; ordinal < former.length; ordinal++) {
      renumbered.put(ordinal, rows.get(former[ordinal]));
    }
    rows = renumbered;
    assertThat(index.ordinals()).isEqualTo(former.length);
  }

  /** Compares answers, plain and filtered, with what the rows say. */
  void requireAnswers(SearchContract contract) {
    int ordinals = index.ordinals();
    assertThat(index.size()).isEqualTo(rows.size());
    float[][] places = new float[ordinals][];
    Arrays.fill(places, new float[ContractRows.DIMENSION]);
    rows.forEach((ordinal, row) -> places[ordinal] = row);
    ExactOracle oracle = ExactOracle.of(index.metric().toString(), places);
    OrdinalFilter third = ContractRows.every(3, ordinals);
    Searcher searcher = index.searcher();
    Query any = Query.of(ContractRows.query(0), SearchContract.K);
    assertThat(Arrays.stream(searcher.searchRange(any, Float.MAX_VALUE).ordinals()).sorted())
        .containsExactly(rows.keySet().toArray(Integer[]::new));
    double recall = 0;
    for (int i = 0; i < 20; i++) {
      float[] vector = ContractRows.query(i);
      Query query = Query.of(vector, SearchContract.K);
      SearchResult found = searcher.search(query);
      SearchResult filtered = searcher.search(query.withFilter(third));
      contract.requireSound(found, oracle, vector);
      contract.requireSound(filtered, oracle, vector);
      assertThat(Arrays.stream(found.ordinals())).allMatch(rows::containsKey);
      assertThat(Arrays.stream(filtered.ordinals()))
          .allMatch(o -> rows.containsKey(o) && third.accepts(o));
      ExactOracle.Neighbor[] truth = oracle.nearest(vector, SearchContract.K, rows::containsKey);
      ExactOracle.Neighbor[] thirdTruth =
          oracle.nearest(vector, SearchContract.K, o -> rows.containsKey(o) && third.accepts(o));
      assertThat(found.size()).isEqualTo(truth.length);
      assertThat(filtered.size()).isEqualTo(thirdTruth.length);
      recall += recall(truth, found) / 40 + recall(thirdTruth, filtered) / 40;
    }
    assertThat(recall).isGreaterThanOrEqualTo(contract.recallFloor() - 0.02);
  }

  private static double recall(ExactOracle.Neighbor[] truth, SearchResult found) {
    int[] ordinals = Arrays.stream(truth).mapToInt(ExactOracle.Neighbor::ordinal).toArray();
    return truth.length == 0 ? 1 : Recall.ofOrdinals(ordinals, found.ordinals());
  }
}
