package dev.akin.core.index;

/**
 * A searcher over codes that can say, besides its best estimates, which vectors may be among the
 * nearest: what refining by raw vectors wants to know.
 */
public interface BoundedSearcher extends Searcher {
  /** Whether the codes have error bounds, so that {@link #candidates} may be called. */
  boolean hasErrorBounds();

  /** About how many codes a search scores; an exact comparison costs as much as some of them. */
  long codesToScore(Query query);

  /**
   * Every vector looked at that the bounds allow among the query's k nearest.
   *
   * @param epsilon standard deviations that a bound counts, see {@link
   *     dev.akin.core.quantizer.ErrorBound}
   * @return this searcher's own, valid until its next search
   */
  Candidates candidates(Query query, double epsilon);
}
