package dev.akin.core.index;

import dev.akin.core.vector.Metric;

/**
 * One question: which k vectors are nearest to this one, among those that a filter accepts?
 *
 * @param vector {@code [dimension]} values, not copied: the caller leaves them alone during the
 *     search
 * @param k how many neighbors are wanted, at least 1
 * @param filter what may be returned
 * @param parameters how exact and how expensive the answer may be
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by identity; copying each query would cost more than it
// saves.
public record Query(float[] vector, int k, OrdinalFilter filter, SearchParameters parameters) {
  public Query {
    if (k < 1) {
      throw new IllegalArgumentException("k is %,d: at least 1 neighbor is searched".formatted(k));
    }
  }

  /** A query over all vectors with the index's default parameters. */
  public static Query of(float[] vector, int k) {
    return new Query(vector, k, OrdinalFilter.all(), SearchParameters.defaults());
  }

  /** Whether the filter leaves something out. */
  public boolean isFiltered() {
    return !(filter instanceof EveryOrdinal);
  }

  /**
   * Checks that the filter judges exactly the ordinals of an index.
   *
   * @throws IllegalArgumentException if it was made for another size
   */
  public void requireFilterOf(int indexSize) {
    if (isFiltered() && filter.size() != indexSize) {
      throw new IllegalArgumentException(
          "filter judges %,d ordinals, the index has %,d".formatted(filter.size(), indexSize));
    }
  }

  /**
   * The query's vector as an index's metric compares it, a copy for cosine.
   *
   * @throws IllegalArgumentException if it has another dimension than the index or the metric
   *     refuses a value
   */
  public float[] preparedFor(Metric metric, int dimension) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "query has dimension %,d, the index has %,d".formatted(vector.length, dimension));
    }
    return metric.prepare(vector);
  }

  /** How many neighbors an exact answer over an index of a size has. */
  public int attainable(int indexSize) {
    return Math.min(k, isFiltered() ? filter.cardinality() : indexSize);
  }

  /** This query with another k. */
  public Query withK(int k) {
    return new Query(vector, k, filter, parameters);
  }

  /** This query with a filter, whose size must be that of the index. */
  public Query withFilter(OrdinalFilter filter) {
    return new Query(vector, k, filter, parameters);
  }

  /** This query with other parameters. */
  public Query withParameters(SearchParameters parameters) {
    return new Query(vector, k, filter, parameters);
  }
}
