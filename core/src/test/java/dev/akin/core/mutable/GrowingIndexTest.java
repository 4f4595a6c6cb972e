package dev.akin.core.mutable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.MutableIndex;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing an index, against an oracle over the rows that should be there. */
final class GrowingIndexTest {
  private static final int K = 10;
  private static final VectorDistribution POPULATION = VectorDistribution.clustered(20, 10, 3);
  private static final float[][] ROWS = POPULATION.sample(3_000, 1);
  private static final float[][] QUERIES = POPULATION.sample(20, 2);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Flat", "HNSW16", "RaBitQ,RFlat"})
  void anyOrderOfChangesIsAnsweredFromTheRowsThatAreLeft(String specification) {
    SplittableRandom random = new SplittableRandom(4);
    try (MutableIndex index = mutable(specification, 1_000)) {
      List<float[]> rows = new ArrayList<>(List.of(Arrays.copyOf(ROWS, 1_000)));
      boolean[] live = new boolean[4_000];
      Arrays.fill(live, 0, 1_000, true);
      for (int step = 0; step < 1_500; step++) {
        int kind = random.nextInt(10);
        int ordinal = random.nextInt(rows.size());
        float[] row = ROWS[1_000 + step];
        if (kind < 5) {
          assertThat(index.add(row)).isEqualTo(rows.size());
          live[rows.size()] = true;
          rows.add(row);
        } else if (kind < 8) {
          assertThat(index.delete(ordinal)).isEqualTo(live[ordinal]);
          live[ordinal] = false;
        } else if (live[ordinal]) {
          assertThat(index.update(ordinal, row)).isEqualTo(rows.size());
          live[ordinal] = false;
          live[rows.size()] = true;
          rows.add(row);
        } else {
          assertThatThrownBy(() -> index.update(ordinal, row))
              .hasMessage("no vector has ordinal %,d".formatted(ordinal));
        }
      }
      requireAnswers(index, rows, live);
      int[] former = index.compact();
      assertThat(former).isSorted().hasSize(index.size());
      float[][] left = Arrays.stream(former).mapToObj(rows::get).toArray(float[][]::new);
      boolean[] all = new boolean[left.length];
      Arrays.fill(all, true);
      assertThat(index.ordinals()).isEqualTo(left.length);
      requireAnswers(index, List.of(left), all);
    }
  }

  private static void requireAnswers(MutableIndex index, List<float[]> rows, boolean[] live) {
    ExactOracle oracle = ExactOracle.l2(rows.toArray(float[][]::new));
    long[] even = new long[(rows.size() + 63) / 64];
    Arrays.fill(even, 0x5555_5555_5555_5555L);
    Searcher searcher = index.searcher();
    double recall = 0;
    for (float[] query : QUERIES) {
      SearchResult found = searcher.search(Query.of(query, K));
      int[] truth = ordinals(oracle.nearest(query, K, ordinal -> live[ordinal]));
      assertThat(Arrays.stream(found.ordinals())).allMatch(ordinal -> live[ordinal]);
      recall += Recall.ofOrdinals(truth, found.ordinals()) / QUERIES.length;
      Query filtered = Query.of(query, K).withFilter(OrdinalFilter.of(even, rows.size()));
      SearchResult exact =
          searcher.search(filtered.withParameters(SearchParameters.defaults().withExact(true)));
      assertThat(exact.ordinals())
          .isEqualTo(
              ordinals(oracle.nearest(query, K, ordinal -> live[ordinal] && ordinal % 2 == 0)));
    }
    assertThat(recall).isGreaterThanOrEqualTo(0.95);
  }

  private static int[] ordinals(ExactOracle.Neighbor[] neighbors) {
    return Arrays.stream(neighbors).mapToInt(ExactOracle.Neighbor::ordinal).toArray();
  }

  @Test
  void codesAloneCannotBeCompactedAndSayWhatCan() {
    try (MutableIndex index = mutable("RaBitQ", 100)) {
      index.add(ROWS[200]);
      index.delete(3);
      assertThat(index.size()).isEqualTo(100);
      assertThatThrownBy(index::compact)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("use RaBitQ,RFlat");
    }
  }

  @Test
  void onlyACompactedIndexIsSaved() throws IOException {
    Path file = folder.resolve("grown.akin");
    try (MutableIndex index = mutable("Flat", 50)) {
      index.add(ROWS[60]);
      index.delete(0);
      assertThatThrownBy(() -> index.save(file))
          .hasMessageStartingWith("1 vectors were added and 1 deleted");
      index.compact();
      index.save(file);
    }
    try (Index opened = Indexes.open(file);
        MutableIndex again = Indexes.mutable(opened, BuildOptions.defaults())) {
      assertThat(again.size()).isEqualTo(50);
      again.delete(10);
      again.compact();
      assertThat(again.size()).isEqualTo(49);
    }
  }

  @Test
  void wrongChangesAreRefusedAndChangeNothing() {
    try (MutableIndex index = mutable("Flat", 10)) {
      assertThatThrownBy(() -> index.add(new float[3])).hasMessageContaining("3 values");
      assertThatThrownBy(() -> index.delete(10))
          .hasMessage("ordinal 10 was never given, there are 10");
      float[] broken = ROWS[0].clone();
      broken[2] = Float.NaN;
      assertThatThrownBy(() -> index.add(broken)).hasMessageContaining("value 2 of 20 is NaN");
      assertThat(index.size()).isEqualTo(10);
      assertThat(index.ordinals()).isEqualTo(10);
    }
  }

  @Test
  void searchesRunWhileTheIndexChanges() throws Exception {
    try (MutableIndex index = mutable("HNSW8", 500);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      AtomicBoolean done = new AtomicBoolean();
      Future<Integer> searches =
          threads.submit(() -> {
            Searcher searcher = index.searcher();
            int count = 0;
            while (!done.get() || count == 0) {
              assertThat(searcher.search(Query.of(QUERIES[count++ % 20], K)).size()).isEqualTo(K);
            }
            return count;
          });
      for (int i = 0; i < 300; i++) {
        index.delete(i);
        index.add(ROWS[600 + i]);
        if (i % 100 == 99) {
          index.compact();
        }
      }
      done.set(true);
      assertThat(searches.get()).isPositive();
      assertThat(index.size()).isEqualTo(500);
    }
  }

  private static MutableIndex mutable(String specification, int rows) {
    VectorSet vectors = VectorSet.copyOf(Arrays.copyOf(ROWS, rows));
    return Indexes.mutable(
        new BuildRequest(specification, vectors, Metric.L2, BuildOptions.defaults()));
  }
}
