package dev.akin.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Graphs over 2,000 uniform 8-d vectors (seed 1) that are cut to pieces and mended. */
final class IslandBridgesTest {
  private static final int SIZE = 2_000;
  private static final VectorSet VECTORS =
      VectorSet.copyOf(VectorDistribution.uniform(8).sample(SIZE, 1));
  private final LayeredGraph graph =
      LayeredGraph.build(VECTORS, Metric.L2, GraphParameters.defaults().withM(4), Workers.of(2));
  private final int entry = graph.shape().tower().entry();
  private final int[] list = new int[graph.links().capacity(0)];

  @Test
  void nodesWithoutALinkToThemAreFoundAgain() {
    int cut = cutEverySeventh();
    assertThat(graph.islands()).hasSize(cut);
    assertThat(bridges().build()).isEqualTo(cut);
    assertThat(graph.islands()).isEmpty();
    assertThat(bridges().build()).isZero();
  }

  @Test
  void aNodeIsReachableByLinksOfAnyLevel() {
    for (int node = 0; node < SIZE; node++) {
      assertThat(graph.isReachable(node)).as("node %d of the whole graph", node).isTrue();
    }
    cutEverySeventh();
    for (int node = 3; node < SIZE; node += 7) {
      if (node != entry && graph.links().level(node) == 0) {
        assertThat(graph.isReachable(node)).as("node %d, which nobody links to", node).isFalse();
      }
    }
    int above = cutButLinkedAbove();
    assertThat(graph.isReachable(above)).as("node %d, linked above", above).isTrue();
  }

  /** A node that nobody links to on level 0, and the entry does above. */
  private int cutButLinkedAbove() {
    for (int level = graph.shape().tower().levels() - 1; level > 0; level--) {
      int count = graph.links().neighbors(entry, level, list);
      for (int i = 0; i < count; i++) {
        if (list[i] % 7 == 3) {
          return list[i];
        }
      }
    }
    throw new AssertionError("the entry links to no node that was cut on level 0");
  }

  /** Cuts all links on level 0 to every seventh node but the entry; how many that were. */
  private int cutEverySeventh() {
    int cut = 0;
    for (int node = 0; node < SIZE; node++) {
      int count = graph.links().neighbors(node, 0, list);
      int[] kept =
          Arrays.stream(list, 0, count)
              .filter(neighbor -> neighbor % 7 != 3 || neighbor == entry)
              .toArray();
      graph.links().set(node, 0, kept, kept.length);
      cut += node % 7 == 3 && node != entry ? 1 : 0;
    }
    return cut;
  }

  @Test
  void aRingOfItsOwnGetsOneBridgeAndALinkBack() {
    // Three nodes that know each other alone, in lists that are full everywhere else.
    for (int node = 0; node < SIZE; node++) {
      for (int i = 0; i < list.length; i++) {
        list[i] = 3 + (node + i * 31 + 1) % (SIZE - 3);
      }
      graph.links().set(node, 0, list, list.length);
    }
    for (int node = 0; node < 3; node++) {
      graph.links().set(node, 0, new int[] {(node + 1) % 3}, 1);
    }
    assertThat(graph.islands()).containsExactly(new Island(0, 3));
    assertThat(bridges().build()).isEqualTo(1);
    assertThat(graph.islands()).isEmpty();
    assertThat(graph.links().neighbors(0, 0, list)).isEqualTo(2);
    assertThat(list[1]).isGreaterThanOrEqualTo(3);
  }

  private IslandBridges bridges() {
    return new IslandBridges(IslandBridges.Scope.of(graph, 50), VECTORS, Metric.L2);
  }
}
