package dev.akin.core.graph;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * A graph that was built over other rows, many of which are among those of a new one. What it knows
 * of them is reused: the new graph costs a walk for each row that is new, and a selection for each
 * list that has lost a neighbor.
 *
 * @param graph its links; its vectors need not be there any more
 * @param places {@code [graph.shape().size()]}: the ordinal of the new row that equals each node's,
 *     -1 where there is none. Several nodes may have the same
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to a build, never compared.
public record GraphSeed(LayeredGraph graph, int[] places) {
  public GraphSeed {
    if (places.length != graph.shape().size()) {
      throw new IllegalArgumentException(
          "%,d places of a seed of %,d nodes".formatted(places.length, graph.shape().size()));
    }
  }

  /**
   * Builds the graph of new rows: the same one for any number of threads, given the same kernel
   * set. Without a row that is reused, it is the one that {@link LayeredGraph#build} builds.
   *
   * @param vectors the rows, of unit length if the metric is cosine; read, not kept
   * @param parameters how it is built; M must be the seed's
   * @param workers how many threads build; 1 builds in the calling thread
   * @throws IllegalArgumentException if the seed has another M, or a place is no ordinal
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted, within
   *     about a batch's time
   */
  public LayeredGraph grow(
      VectorSet vectors, Metric metric, GraphParameters parameters, Workers workers) {
    if (graph.shape().m() != parameters.m()) {
      throw new IllegalArgumentException(
          "seed has M %d, the graph is to have %d".formatted(graph.shape().m(), parameters.m()));
    }
    for (int place : places) {
      if (place < -1 || place >= vectors.size()) {
        throw new IllegalArgumentException(
            "place %,d of a seed among %,d rows".formatted(place, vectors.size()));
      }
    }
    BuildTask task = BuildTask.of(vectors, metric, parameters);
    GraphStart start = new SeedTransplant(task, this).start(workers);
    return new GraphBuilder(task, start, workers).build();
  }
}
