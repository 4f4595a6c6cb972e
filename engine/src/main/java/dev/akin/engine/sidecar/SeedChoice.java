package dev.akin.engine.sidecar;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.hnsw.HnswSeed;
import dev.akin.core.vector.RowMatch;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * The graph of a segment that is gone, from which the one of a segment may grow.
 *
 * @param generation how many graphs it grew from, one after the other; 0 if it was built anew
 * @param match where its rows are in the segment
 * @param vectors how many the segment has
 */
record SeedChoice(HnswSeed seed, int generation, RowMatch match, int vectors) {
  /** Measured to cost no recall, one growing from the other; after so many one is built anew. */
  static final int MOST_GENERATIONS = 50;

  /** From here on a sixth or more of a fresh build's work was measured to be saved. */
  private static final double LEAST_REUSED = 1 / 3.0;

  /** Recall at efSearch 16 was at most 0.005 below a fresh build here, 0.008 where half is kept. */
  private static final double LEAST_KEPT = 0.75;

  /** Whether a graph that grows from it is as good as a fresh one, and sooner there. */
  boolean isWorthwhile() {
    long kept = Arrays.stream(match.places()).filter(place -> place >= 0).count();
    return generation < MOST_GENERATIONS
        && match.covered() >= LEAST_REUSED * vectors
        && kept >= LEAST_KEPT * seed.size();
  }

  HnswGraph grow(VectorSet rows, int threads) {
    return seed.grow(rows, match, threads);
  }

  /** What the log says of it. */
  String describe() {
    return "grown from one over %,d: %,d reused, %,d inserted, generation %d"
        .formatted(seed.size(), match.covered(), vectors - match.covered(), generation + 1);
  }
}
