package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every index can do that {@code Indexes.mutable} makes: answer as {@link SearchContract} says
 * with half of its rows added one by one, and be right after any changes.
 */
public abstract class MutableIndexContract extends SearchContract {
  /** So many that searches walk graphs and scan codes, also after deletions. */
  private static final int FIRST = 1_500;

  @TempDir private Path folder;

  /** Half of the rows at once, the others one after another. */
  @Override
  protected final Index build(float[][] rows, Metric metric) {
    int half = (rows.length + 1) / 2;
    VectorSet.Builder first = VectorSet.builder(rows[0].length, half);
    for (int i = 0; i < half; i++) {
      first.add(metric.prepare(rows[i]));
    }
    MutableIndex index = mutable(first.build(), metric, BuildOptions.defaults());
    for (int i = half; i < rows.length; i++) {
      assertThat(index.add(rows[i])).isEqualTo(i);
    }
    assertThat(index.size()).isEqualTo(rows.length);
    return index;
  }

  @Test
  void changesInAnyOrderAreAnsweredFromTheRowsThatAreLeft() {
    float[][] rows = ContractRows.base();
    try (MutableIndex index = mutable(1)) {
      ChangedRows changed = new ChangedRows(index, ContractRows.base(FIRST));
      SplittableRandom random = new SplittableRandom(4);
      for (int step = FIRST; step < rows.length; step++) {
        int[] live = changed.ordinals();
        int ordinal = live[random.nextInt(live.length)];
        switch (random.nextInt(4)) {
          case 0, 1 -> changed.add(rows[step]);
          case 2 -> changed.delete(ordinal);
          default -> changed.update(ordinal, rows[step]);
        }
        if (step % 500 == 0) {
          changed.requireAnswers(this);
        }
      }
      changed.requireAnswers(this);
      if (isCompacted()) {
        changed.compact();
        changed.requireAnswers(this);
        changed.delete(0);
        changed.add(rows[0]);
        changed.requireAnswers(this);
      }
    }
  }

  @Test
  void whatIsDeletedIsNoAnswerHoweverNear() {
    try (MutableIndex index = mutable(1)) {
      Searcher searcher = index.searcher();
      for (int i = 0; i < 20; i++) {
        Query query = Query.of(ContractRows.query(i), K);
        int[] before = searcher.search(query).ordinals();
        assertThat(index.delete(before[0])).isTrue();
        assertThat(index.delete(before[0])).isFalse();
        assertThat(index.contains(before[0])).isFalse();
        int[] after = searcher.search(query).ordinals();
        assertThat(after).hasSize(K).doesNotContain(before[0]);
      }
      assertThat(index.size()).isEqualTo(FIRST - 20);
    }
  }

  @Test
  void itIsSavedOnceItIsCompacted() throws IOException {
    Path file = folder.resolve("changed.akin");
    try (MutableIndex index = mutable(1)) {
      ChangedRows changed = new ChangedRows(index, ContractRows.base(FIRST));
      changed.delete(0);
      changed.add(ContractRows.base()[FIRST]);
      assertThatThrownBy(() -> index.save(file))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("deleted")
          .hasMessageContaining("compact");
      try (var files = Files.list(folder)) {
        assertThat(files).isEmpty();
      }
      if (!isCompacted()) {
        assertThatThrownBy(index::compact)
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining("use " + refined());
        return;
      }
      changed.compact();
      index.save(file);
      Indexes.verify(file);
      try (Index opened = Indexes.open(file)) {
        assertThat(opened.specification()).isEqualTo(specification());
        for (int i = 0; i < ContractRows.QUERIES; i++) {
          Query query = Query.of(ContractRows.query(i), K);
          requireSame(index.searcher().search(query), opened.searcher().search(query));
        }
      }
    }
  }

  @Test
  void anOpenedIndexChanges() throws IOException {
    Path file = folder.resolve("opened.akin");
    float[][] rows = ContractRows.base(FIRST + 100);
    try (Index index = Indexes.build(specification(), ContractRows.base(FIRST), Metric.L2)) {
      index.save(file);
    }
    try (MutableIndex index = Indexes.mutable(Indexes.open(file), BuildOptions.defaults())) {
      ChangedRows changed = new ChangedRows(index, ContractRows.base(FIRST));
      for (int i = 0; i < 100; i++) {
        changed.add(rows[FIRST + i]);
        changed.delete(5 * i);
      }
      changed.requireAnswers(this);
      if (isCompacted()) {
        changed.compact();
        changed.requireAnswers(this);
      }
    }
  }

  @Test
  void wrongChangesAreRefusedWithNumbersAndChangeNothing() {
    try (MutableIndex index = mutable(1)) {
      float[] row = ContractRows.base()[FIRST];
      float[] broken = row.clone();
      broken[2] = Float.NaN;
      assertThatThrownBy(() -> index.add(new float[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("vector has dimension 3, the index has 40");
      assertThatThrownBy(() -> index.add(broken)).hasMessageContaining("value 2 of 40 is NaN");
      assertThatThrownBy(() -> index.update(7, broken)).hasMessageContaining("value 2 of 40 is");
      assertThatThrownBy(() -> index.delete(FIRST))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no vector ever had ordinal 1,500: there were 1,500");
      assertThatThrownBy(() -> index.update(-1, row)).hasMessage("no vector has ordinal -1");
      new ChangedRows(index, ContractRows.base(FIRST)).requireAnswers(this);
    }
  }

  @Test
  void emptiedItIsFilledAgain() {
    try (MutableIndex index = mutable(1)) {
      for (int ordinal = 0; ordinal < FIRST; ordinal++) {
        assertThat(index.delete(ordinal)).isTrue();
      }
      assertThat(index.size()).isZero();
      assertThat(index.search(ContractRows.query(0), K).size()).isZero();
      ChangedRows changed = new ChangedRows(index, new float[0][]);
      for (float[] row : ContractRows.base(200)) {
        changed.add(row);
      }
      changed.requireAnswers(this);
    }
  }

  @Test
  void theOrderOfChangesDecidesNotTheThreads() throws IOException {
    if (!isCompacted()) {
      return;
    }
    byte[] first = changed(1);
    for (int threads : new int[] {1, 2, 3}) {
      assertThat(changed(threads)).as("%d threads", threads).isEqualTo(first);
    }
  }

  private byte[] changed(int threads) throws IOException {
    Path file = folder.resolve("threads");
    try (MutableIndex index = mutable(threads)) {
      for (int i = 0; i < 300; i++) {
        index.delete(2 * i);
        index.add(ContractRows.base()[FIRST + i]);
      }
      index.compact();
      index.save(file);
    }
    return Files.readAllBytes(file);
  }

  @Test
  void searchesRunWhileItChanges() throws Exception {
    try (MutableIndex index = mutable(2);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> readers =
          IntStream.range(0, 2)
              .mapToObj(i -> threads.submit(() -> searchUntil(done, index)))
              .toList();
      try {
        for (int i = 0; i < 400; i++) {
          index.delete(i);
          index.add(ContractRows.base()[FIRST + i]);
          if (isCompacted() && i % 200 == 150) {
            index.compact();
          }
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
  }

  private static int searchUntil(AtomicBoolean done, Index index) {
    Searcher searcher = index.searcher();
    int searches = 0;
    while (!done.get() || searches == 0) {
      float[] query = ContractRows.query(searches % ContractRows.QUERIES);
      SearchResult result = searcher.search(Query.of(query, K));
      assertThat(result.ordinals()).hasSize(K).doesNotHaveDuplicates();
      float[] sorted = result.distances().clone();
      Arrays.sort(sorted);
      assertThat(result.distances()).isEqualTo(sorted);
      searches++;
    }
    return searches;
  }

  /** The index over the first rows. */
  private MutableIndex mutable(int threads) {
    VectorSet first = VectorSet.copyOf(ContractRows.base(FIRST));
    return mutable(first, Metric.L2, BuildOptions.defaults().withThreads(threads));
  }

  private MutableIndex mutable(VectorSet vectors, Metric metric, BuildOptions options) {
    return Indexes.mutable(new BuildRequest(specification(), vectors, metric, options));
  }
}
