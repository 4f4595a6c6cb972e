package dev.akin.lucene;

import dev.akin.core.index.SearchParameters;
import java.util.Objects;
import org.apache.lucene.search.knn.KnnSearchStrategy;

/**
 * Carries core's search parameters (exactness, recall floor, {@code k_factor}) through Lucene's
 * queries.
 */
public final class AkinSearchStrategy extends KnnSearchStrategy {
  private final SearchParameters parameters;

  /** A strategy that searches with some parameters. */
  public AkinSearchStrategy(SearchParameters parameters) {
    this.parameters = parameters;
  }

  SearchParameters parameters() {
    return parameters;
  }

  @Override
  public void nextVectorsBlock() {
    // A scan has no blocks of neighbors to announce.
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AkinSearchStrategy strategy && strategy.parameters.equals(parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(parameters);
  }
}
