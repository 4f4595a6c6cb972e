package dev.akin.engine.proof;

import java.util.Set;

/**
 * A held-out query: neither in the data nor used for tuning.
 *
 * @param <I> the type of ids
 * @param vector the query; not copied, not to be changed
 * @param excluded ids that do not count as neighbors, such as the picture that this query is a crop
 *     of (a self-match would flatter the recall)
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: queries are never compared
public record ProofQuery<I>(float[] vector, Set<I> excluded) {
  public ProofQuery {
    excluded = Set.copyOf(excluded);
  }

  /** A query with nothing to exclude. */
  public static <I> ProofQuery<I> of(float[] vector) {
    return new ProofQuery<>(vector, Set.of());
  }
}
