package dev.akin.core.graph;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.List;

/**
 * The links of a hierarchical navigable small world (Malkov &amp; Yashunin, TPAMI 2020) over
 * vectors that live elsewhere: every node is on level 0 with up to 2 M neighbors in all directions,
 * one in M also on level 1 with up to M neighbors, and so on. A search walks down from {@code
 * shape.tower().entry()} on the top level; whoever needs a flat graph reads level 0 alone.
 *
 * @param shape number of nodes, M and levels
 * @param links the neighbors, safe for concurrent reads
 */
public record LayeredGraph(GraphShape shape, Links links) {
  /**
   * Builds a graph: the same one for any number of threads, given the same kernel set. Costs about
   * {@code 1.5 · efConstruction · M} distances per node.
   *
   * @param vectors the rows, of unit length if the metric is cosine; read, not kept
   * @param workers how many threads build; 1 builds in the calling thread
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted, within
   *     about a batch's time
   */
  public static LayeredGraph build(
      VectorSet vectors, Metric metric, GraphParameters parameters, Workers workers) {
    BuildTask task = BuildTask.of(vectors, metric, parameters);
    return new GraphBuilder(task, GraphStart.fresh(task), workers).build();
  }

  /** Describes the graph by walking all of it. */
  public GraphStatistics statistics() {
    return new GraphSurvey(shape, links).statistics();
  }

  /**
   * The parts that no walk along level 0 from the entry comes to, by ordinal; none after a build. A
   * damaged file can have some.
   */
  public List<Island> islands() {
    return new GraphSurvey(shape, links).islands();
  }

  /**
   * Whether any walk can come to a node: along level 0 from the entry, or from a node that links of
   * the levels above lead to. Where it is false, no search finds the node by walking, whatever its
   * efSearch. Costs a pass over all links, with a byte and two ints of scratch per node.
   */
  public boolean isReachable(int node) {
    return new GraphSurvey(shape, links).isReachable(node);
  }
}
