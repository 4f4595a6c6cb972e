package dev.akin.core.hnsw;

import dev.akin.core.graph.GraphParameters;

/**
 * How a graph is built, and searched unless a search says otherwise.
 *
 * @param m links that an inserted node makes per level, M of the paper, 2 … 512; level 0 keeps up
 *     to 2 M. More links: higher recall per step, more memory ({@code 8 M + 4} bytes per node) and
 *     build time
 * @param efConstruction candidates kept while a node's neighbors are searched, M … 65,536. More: a
 *     better graph, a slower build
 * @param efSearch candidates kept by a search that sets no knob, 1 … 65,536. More: higher recall,
 *     slower
 * @param seed the source of the levels and of the insertion order
 */
public record HnswParameters(int m, int efConstruction, int efSearch, long seed) {
  static final int MAX_M = GraphParameters.MAX_M;
  static final int MAX_EF = GraphParameters.MAX_EF;

  public HnswParameters {
    GraphParameters.check(m, efConstruction);
    if (efSearch < 1 || efSearch > MAX_EF) {
      throw new IllegalArgumentException(
          "efSearch is %,d, must be in 1 … %,d".formatted(efSearch, MAX_EF));
    }
  }

  /** M 16, efConstruction 200, efSearch 64: recall@10 about 0.95 on embeddings. */
  public static HnswParameters defaults() {
    return of(GraphParameters.defaults(), 64);
  }

  private static HnswParameters of(GraphParameters graph, int efSearch) {
    return new HnswParameters(graph.m(), graph.efConstruction(), efSearch, graph.seed());
  }

  /** These parameters with another M. */
  public HnswParameters withM(int m) {
    return of(graph().withM(m), efSearch);
  }

  /** These parameters with another efConstruction. */
  public HnswParameters withEfConstruction(int efConstruction) {
    return new HnswParameters(m, efConstruction, efSearch, seed);
  }

  /** These parameters with another default of efSearch. */
  public HnswParameters withEfSearch(int efSearch) {
    return new HnswParameters(m, efConstruction, efSearch, seed);
  }

  /** These parameters with another seed. */
  public HnswParameters withSeed(long seed) {
    return new HnswParameters(m, efConstruction, efSearch, seed);
  }

  GraphParameters graph() {
    return new GraphParameters(m, efConstruction, seed);
  }
}
