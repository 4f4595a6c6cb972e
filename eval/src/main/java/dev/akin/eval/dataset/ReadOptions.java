package dev.akin.eval.dataset;

import dev.akin.core.vector.Metric;

/**
 * What is wanted of a file.
 *
 * @param role which vectors, where a file holds several sets
 * @param metric what near will mean: for cosine every vector is scaled to unit length
 * @param limit how many rows at most, from the first one
 */
public record ReadOptions(Role role, Metric metric, int limit) {
  /** What vectors are for. */
  public enum Role {
    /** They are searched: the {@code train} set of ann-benchmarks. */
    BASE,
    /** They are searched with: the {@code test} set of ann-benchmarks. */
    QUERIES
  }

  public ReadOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit of %,d rows reads nothing".formatted(limit));
    }
  }

  /** All base rows, as a metric wants them. */
  public static ReadOptions base(Metric metric) {
    return new ReadOptions(Role.BASE, metric, Integer.MAX_VALUE);
  }

  /** All queries, as a metric wants them. */
  public static ReadOptions queries(Metric metric) {
    return new ReadOptions(Role.QUERIES, metric, Integer.MAX_VALUE);
  }

  /** These options with at most so many rows. */
  public ReadOptions withLimit(int limit) {
    return new ReadOptions(role, metric, limit);
  }
}
