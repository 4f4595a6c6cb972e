package dev.akin.core.hnsw;

import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures what ten turnovers by deletion and insertion do to a graph: {@code
 * docs/measurements/2026-11-20-graph-churn.md} says how to run it.
 *
 * <p>Arguments: number of vectors, turnovers, vectors deleted and inserted per step.
 */
final class GraphChurnMeasurement {
  private static final int DIMENSION = 128;
  private static final int K = 10;
  private static final int[] EFS = {16, 32, 64};
  private static final HnswParameters PARAMETERS =
      HnswParameters.defaults().withM(16).withEfConstruction(64);
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 16, 7);

  private final float[][] queries = POPULATION.sample(2_000, 2);
  private final int size;
  private final int[] living;
  private MutableHnswIndex index;

  private GraphChurnMeasurement(int size) {
    this.size = size;
    living = new int[size];
    VectorSet vectors = VectorSet.copyOf(POPULATION.sample(size, 1));
    double from = cpuSeconds();
    HnswGraph graph = HnswGraph.build(vectors, Metric.L2, PARAMETERS, 2);
    System.out.printf(Locale.ROOT, "built in %.1f s of CPU%n", cpuSeconds() - from);
    report("built", new HnswIndex(graph), graph);
    index = new MutableHnswIndex(graph, 2);
    for (int i = 0; i < size; i++) {
      living[i] = i;
    }
  }

  public static void main(String[] arguments) {
    int size = Integer.parseInt(arguments[0]);
    int turnovers = Integer.parseInt(arguments[1]);
    int step = Integer.parseInt(arguments[2]);
    System.out.printf(
        Locale.ROOT,
        "kernels %s, %,d x %d on a 16-d manifold, M %d, efConstruction %d, steps of %,d%n",
        Kernels.name(),
        size,
        DIMENSION,
        PARAMETERS.m(),
        PARAMETERS.efConstruction(),
        step);
    GraphChurnMeasurement churn = new GraphChurnMeasurement(size);
    for (int turnover = 1; turnover <= turnovers; turnover++) {
      churn.turnOver(turnover, step);
    }
    churn.compareWithFresh();
  }

  private void turnOver(int turnover, int step) {
    float[][] rows = POPULATION.sample(size, 100 + turnover);
    SplittableRandom random = new SplittableRandom(turnover);
    shuffle(random);
    int unreachable = 0;
    double from = cpuSeconds();
    for (int at = 0; at < size; at += step) {
      int end = Math.min(at + step, size);
      for (int i = at; i < end; i++) {
        index.delete(living[i]);
      }
      index.consolidate();
      for (int i = at; i < end; i++) {
        living[i] = index.add(rows[i]);
      }
      unreachable = Math.max(unreachable, index.unreachable());
    }
    double seconds = cpuSeconds() - from;
    System.out.printf(
        Locale.ROOT, "%d: %.1f s of CPU, at most %d unreachable; ", turnover, seconds, unreachable);
    report("now", index, index.copy());
  }

  private void shuffle(SplittableRandom random) {
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = living[i];
      living[i] = living[other];
      living[other] = swapped;
    }
  }

  private void compareWithFresh() {
    double from = cpuSeconds();
    HnswGraph fresh = HnswGraph.build(index.copy().vectors(), Metric.L2, PARAMETERS, 2);
    System.out.printf(
        Locale.ROOT, "the same vectors built anew in %.1f s of CPU; ", cpuSeconds() - from);
    report("fresh", new HnswIndex(fresh), fresh);
  }

  private void report(String name, Index searched, HnswGraph graph) {
    System.out.printf(Locale.ROOT, "%s: recall@%d", name, K);
    for (int ef : EFS) {
      System.out.printf(Locale.ROOT, " %.4f", recall(searched, ef));
    }
    System.out.printf(
        Locale.ROOT,
        ", mean degree %.1f, unreachable %d%n",
        graph.statistics().meanDegree(),
        graph.statistics().unreachable());
  }

  private double recall(Index searched, int ef) {
    Searcher searcher = searched.searcher();
    SearchParameters exact = SearchParameters.defaults().withExact(true);
    SearchParameters knob = SearchParameters.defaults().withKnob("efSearch", ef);
    double recall = 0;
    for (float[] vector : queries) {
      Query query = Query.of(vector, K);
      int[] truth = searcher.search(query.withParameters(exact)).ordinals();
      recall += Recall.ofOrdinals(truth, searcher.search(query.withParameters(knob)).ordinals());
    }
    return recall / queries.length;
  }

  private static double cpuSeconds() {
    var process =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return process.getProcessCpuTime() * 1e-9;
  }
}
