package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Filters that accept few rows: what lies between two of them is passed over once. */
final class SparseFilterTest {
  private static final int ROWS = 20_000;
  private static final int EVERY = 1_000;
  private static final int MATCHES = ROWS / EVERY;
  private static final VectorDistribution POPULATION = VectorDistribution.uniform(8);

  /** Accepts the last of every thousand rows, and counts how often it is asked for the next. */
  private static final class Counted implements OrdinalFilter {
    private int asked;

    @Override
    public int size() {
      return ROWS;
    }

    @Override
    public boolean accepts(int ordinal) {
      return ordinal % EVERY == EVERY - 1;
    }

    @Override
    public int cardinality() {
      return MATCHES;
    }

    @Override
    public int next(int from) {
      asked++;
      int next = from + (EVERY - 1 - from % EVERY);
      return next < ROWS ? next : END;
    }
  }

  @Test
  void theNextMatchIsAskedForOnceAloneAndInGroups() {
    VectorSet.Builder rows = VectorSet.builder(8, ROWS);
    for (float[] row : POPULATION.sample(ROWS, 1)) {
      rows.add(row);
    }
    ExactScan scan = new ExactScan(rows.build(), Metric.L2);
    Counted alone = new Counted();
    SearchResult single = scan.search(query(0, alone));
    assertThat(single.size()).isEqualTo(MATCHES);
    assertThat(alone.asked).isEqualTo(MATCHES + 1);

    List<Counted> filters = List.of(new Counted(), new Counted(), new Counted());
    List<Query> group = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      group.add(query(i, filters.get(i)));
    }
    List<SearchResult> results = scan.searchBatch(group);
    assertThat(results.getFirst().ordinals()).isEqualTo(single.ordinals());
    assertThat(filters).allSatisfy(each -> assertThat(each.asked).isEqualTo(MATCHES + 1));
  }

  private static Query query(int number, OrdinalFilter filter) {
    float[] vector = POPULATION.sample(number + 1, 2)[number];
    return new Query(vector, MATCHES, filter, SearchParameters.defaults());
  }
}
