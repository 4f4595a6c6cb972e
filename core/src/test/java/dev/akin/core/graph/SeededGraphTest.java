package dev.akin.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs that grow from others: rows of 24 dimensions in 30 clusters, seeds 1 to 4. */
final class SeededGraphTest {
  private static final GraphParameters PARAMETERS =
      GraphParameters.defaults().withM(8).withEfConstruction(40);
  private static final float[][] ROWS = VectorDistribution.clustered(24, 30, 4).sample(4_000, 1);

  /** Rows before and after some went and others came, in another order. */
  @SuppressWarnings("ArrayRecordComponent") // Rows, never compared.
  private record Change(float[][] before, float[][] after) {
    /**
     * @param kept how many of the first 3,000 rows remain
     * @param added how many of the last 1,000 come
     */
    static Change of(int kept, int added) {
      float[][] before = Arrays.copyOf(ROWS, 3_000);
      List<float[]> after = new ArrayList<>(shuffled(before).subList(0, kept));
      after.addAll(Arrays.asList(ROWS).subList(3_000, 3_000 + added));
      return new Change(before, shuffled(after.toArray(float[][]::new)).toArray(float[][]::new));
    }

    static List<float[]> shuffled(float[][] rows) {
      List<float[]> list = new ArrayList<>(Arrays.asList(rows));
      SplittableRandom random = new SplittableRandom(3);
      for (int i = list.size() - 1; i > 0; i--) {
        list.set(i, list.set(random.nextInt(i + 1), list.get(i)));
      }
      return list;
    }

    LayeredGraph grown(Metric metric, int m, int threads) {
      GraphParameters parameters = PARAMETERS.withM(m);
      VectorSet old = VectorSet.copyOf(before);
      LayeredGraph seed = LayeredGraph.build(old, metric, parameters, Workers.of(2));
      VectorSet rows = set();
      int[] places = RowFingerprints.of(old).in(RowFingerprints.of(rows)).places();
      return new GraphSeed(seed, places).grow(rows, metric, parameters, Workers.of(threads));
    }

    LayeredGraph fresh(int m) {
      return LayeredGraph.build(set(), Metric.L2, PARAMETERS.withM(m), Workers.of(2));
    }

    private VectorSet set() {
      return after.length == 0 ? VectorSet.builder(24, 0).build() : VectorSet.copyOf(after);
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void everyNodeIsReachedWhateverWentAndCame(Metric metric) {
    for (int kept : new int[] {2_940, 2_000, 300, 1}) {
      for (int added : new int[] {0, 30, 1_000}) {
        LayeredGraph grown = Change.of(kept, added).grown(metric, 8, 2);
        assertThat(grown.shape().size()).isEqualTo(kept + added);
        assertThat(grown.islands()).as("%d kept, %d added, %s", kept, added, metric).isEmpty();
      }
    }
  }

  @Test
  void aSeedMayBeRepairedInSeveralChunks() {
    // More nodes than are planned at once, and lists so short that they are full.
    float[][] rows = VectorDistribution.uniform(24).sample(22_000, 2);
    Change change =
        new Change(Arrays.copyOf(rows, 20_000), Arrays.copyOfRange(rows, 4_000, 22_000));
    LayeredGraph grown = change.grown(Metric.L2, 4, 2);
    assertThat(grown.islands()).isEmpty();
    assertSame(change.grown(Metric.L2, 4, 1), grown);
  }

  @Test
  void threadsDoNotMatter() {
    Change change = Change.of(2_500, 700);
    LayeredGraph one = change.grown(Metric.L2, 8, 1);
    assertSame(change.grown(Metric.L2, 8, 2), one);
    assertSame(change.grown(Metric.L2, 8, 3), one);
  }

  @Test
  void withoutSurvivorsItIsTheFreshGraph() {
    Change change = Change.of(0, 1_000);
    assertSame(change.grown(Metric.L2, 8, 2), change.fresh(8));
  }

  @Test
  void nothingGrowsToNothing() {
    LayeredGraph grown = Change.of(0, 0).grown(Metric.L2, 8, 1);
    assertThat(grown.shape()).isEqualTo(new GraphShape(0, 8, Tower.EMPTY));
  }

  @Test
  void whereNothingChangedTheListsStay() {
    Change change = new Change(ROWS, ROWS);
    LayeredGraph grown = change.grown(Metric.L2, 8, 2);
    LayeredGraph seed = change.fresh(8);
    assertThat(grown.shape().tower().levels()).isEqualTo(seed.shape().tower().levels());
    int[] expected = new int[16];
    int[] list = new int[16];
    for (int node = 0; node < ROWS.length; node++) {
      assertThat(grown.links().level(node)).isEqualTo(seed.links().level(node));
      for (int level = 0; level <= seed.links().level(node); level++) {
        int count = seed.links().neighbors(node, level, expected);
        int kept = grown.links().neighbors(node, level, list);
        // A bridge may name a node twice.
        assertThat(Arrays.copyOf(list, kept))
            .isEqualTo(Arrays.stream(expected).limit(count).distinct().toArray());
      }
    }
  }

  @Test
  void theEntryMayGo() {
    VectorSet old = VectorSet.copyOf(ROWS);
    LayeredGraph seed = LayeredGraph.build(old, Metric.L2, PARAMETERS, Workers.of(2));
    int entry = seed.shape().tower().entry();
    float[][] rest = new float[ROWS.length - 1][];
    int[] places = new int[ROWS.length];
    for (int row = 0, place = 0; row < ROWS.length; row++) {
      places[row] = row == entry ? -1 : place;
      if (row != entry) {
        rest[place++] = ROWS[row];
      }
    }
    LayeredGraph grown =
        new GraphSeed(seed, places)
            .grow(VectorSet.copyOf(rest), Metric.L2, PARAMETERS, Workers.of(2));
    assertThat(grown.islands()).isEmpty();
    Tower tower = grown.shape().tower();
    assertThat(grown.links().level(tower.entry())).isEqualTo(tower.levels() - 1);
  }

  @Test
  void levelsRiseAboveTheSeed() {
    float[][] few = Arrays.copyOf(ROWS, 5);
    LayeredGraph grown = new Change(few, ROWS).grown(Metric.L2, 4, 2);
    LayeredGraph fresh = new Change(few, ROWS).fresh(4);
    assertThat(grown.shape().tower().levels()).isEqualTo(fresh.shape().tower().levels());
    assertThat(grown.islands()).isEmpty();
    List<Integer> nodes = grown.statistics().nodesPerLevel();
    for (int level = 1; level < nodes.size(); level++) {
      assertThat(nodes.get(level))
          .isBetween(fresh.statistics().nodesPerLevel().get(level) - 5, 999);
    }
  }

  @ParameterizedTest
  @EnumSource(IslandsTest.Rows.class)
  void equalRowsAreReachedWherePartOfThemIsReused(IslandsTest.Rows rows) {
    float[][] all = rows.rows();
    float[][] before = Arrays.copyOf(all, all.length * 2 / 3);
    float[][] after = Arrays.copyOfRange(all, all.length / 4, all.length);
    for (Metric metric : new Metric[] {Metric.L2, Metric.DOT}) {
      LayeredGraph grown = new Change(before, after).grown(metric, rows.m, 2);
      assertThat(grown.islands()).as("%s under %s", rows, metric).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 16})
  void anotherMIsRefused(int m) {
    VectorSet old = VectorSet.copyOf(ROWS);
    LayeredGraph seed = LayeredGraph.build(old, Metric.L2, PARAMETERS, Workers.of(2));
    GraphSeed all = new GraphSeed(seed, new int[ROWS.length]);
    assertThatThrownBy(() -> all.grow(old, Metric.L2, PARAMETERS.withM(m), Workers.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("seed has M 8, the graph is to have " + m);
  }

  @Test
  void wrongPlacesAreRefused() {
    VectorSet old = VectorSet.copyOf(Arrays.copyOf(ROWS, 20));
    LayeredGraph seed = LayeredGraph.build(old, Metric.L2, PARAMETERS, Workers.of(1));
    assertThatThrownBy(() -> new GraphSeed(seed, new int[19]))
        .hasMessage("19 places of a seed of 20 nodes");
    int[] places = new int[20];
    places[7] = 20;
    assertThatThrownBy(
            () -> new GraphSeed(seed, places).grow(old, Metric.L2, PARAMETERS, Workers.of(1)))
        .hasMessage("place 20 of a seed among 20 rows");
  }

  @Test
  void anInterruptedBuildEnds() {
    Change change = Change.of(2_000, 1_000);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> change.grown(Metric.L2, 8, 2))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void assertSame(LayeredGraph graph, LayeredGraph expected) {
    assertThat(graph.shape()).isEqualTo(expected.shape());
    assertThat(graph.links().base().mismatch(expected.links().base())).isEqualTo(-1);
    assertThat(graph.links().slots().mismatch(expected.links().slots())).isEqualTo(-1);
    assertThat(graph.links().upper().mismatch(expected.links().upper())).isEqualTo(-1);
  }
}
