package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.point.NamedVectors;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be proven, and by which queries.
 *
 * @param vector the name of the vector by which is searched
 * @param sources queries by where they come from, each place once
 * @param drawn how many queries are drawn from the points besides
 * @param filter under which recall is measured as well
 * @param seed at least 0, of all that is drawn: queries, the points of filters, resamples; the same
 *     seed on the same points draws the same
 */
public record ProofRequest(
    String vector, List<QuerySource> sources, int drawn, Optional<ProofFilter> filter, long seed) {
  /** The most queries of a proof. */
  public static final int MOST_QUERIES = 100_000;

  private static final int FEWEST_DRAWN = 500;
  private static final int MOST_DRAWN = 5_000;

  /** The seed that nobody chose. */
  public static final long SEED = 1;

  public ProofRequest {
    sources = List.copyOf(sources);
    Set<String> names = new HashSet<>();
    long queries = drawn;
    for (QuerySource source : sources) {
      queries += source.queries().size();
      if (!names.add(source.name())) {
        throw new IllegalArgumentException("two query sources \"" + source.name() + "\"");
      }
    }
    if (seed < 0) {
      throw new IllegalArgumentException("seed " + seed + ", must be at least 0");
    }
    if (drawn < 0 || queries < 1 || queries > MOST_QUERIES) {
      throw new IllegalArgumentException(
          "%,d queries, a proof needs 1 to %,d".formatted(queries, MOST_QUERIES));
    }
    if (drawn > 0 && names.contains(QuerySource.DRAWN)) {
      throw new IllegalArgumentException(
          "queries of source \"" + QuerySource.DRAWN + "\" are given, so none can be drawn");
    }
  }

  /** Queries that somebody has, and no others. */
  public static ProofRequest of(List<QuerySource> sources) {
    return new ProofRequest(NamedVectors.UNNAMED, sources, 0, Optional.empty(), SEED);
  }

  /** Queries that are drawn from the points. */
  public static ProofRequest drawing(int queries) {
    return new ProofRequest(NamedVectors.UNNAMED, List.of(), queries, Optional.empty(), SEED);
  }

  /**
   * How many queries to draw: twice as many as show that a contract is kept if all are answered
   * perfectly, so that some may miss; {@value #FEWEST_DRAWN} to {@value #MOST_DRAWN}.
   */
  public static int enough(Contract contract) {
    double shown = 2 * RecallInterval.perfectQueries(contract.recall());
    // A floor of 1 is served by exact search, which no number of queries would show.
    return Double.isInfinite(shown)
        ? FEWEST_DRAWN
        : (int) Math.clamp(shown, FEWEST_DRAWN, MOST_DRAWN);
  }

  public ProofRequest withVector(String name) {
    return new ProofRequest(name, sources, drawn, filter, seed);
  }

  public ProofRequest withDrawn(int queries) {
    return new ProofRequest(vector, sources, queries, filter, seed);
  }

  public ProofRequest withFilter(ProofFilter wanted) {
    return new ProofRequest(vector, sources, drawn, Optional.of(wanted), seed);
  }

  public ProofRequest withSeed(long newSeed) {
    return new ProofRequest(vector, sources, drawn, filter, newSeed);
  }
}
