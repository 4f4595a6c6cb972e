package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.sidecar.GraphSpecification;
import java.util.Optional;

/**
 * What a collection is created with; none of it changes afterwards.
 *
 * @param dimension components of every vector, 1 to {@value #MAX_DIMENSION}
 * @param metric how near two vectors are; under {@link Metric#COSINE} vectors are normalised when
 *     they are stored, and a zero vector is refused
 * @param contract what is asked of the collection
 * @param ttl the payload field that says when a point comes to its end, a text as {@link
 *     dev.akin.engine.filter.Datetime} reads it: from then on nobody finds it, and it is deleted a
 *     little later; points without it stay; empty if all stay
 * @param index the index to use whatever the planner says, for example {@code Flat}, {@code HNSW32}
 *     or {@code RaBitQ,RFlat}; empty leaves the choice to the planner
 */
public record CollectionParameters(
    int dimension,
    Metric metric,
    Contract contract,
    Optional<PayloadPath> ttl,
    Optional<String> index) {
  public static final int MAX_DIMENSION = 4096;

  public CollectionParameters {
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension " + dimension + ", must be 1 to " + MAX_DIMENSION);
    }
    index.ifPresent(specification -> requireIndex(specification, metric));
  }

  private static void requireIndex(String index, Metric metric) {
    boolean known = index.equals("Flat") || index.equals("RaBitQ,RFlat");
    if (!known && GraphSpecification.of(index).isEmpty()) {
      throw new IllegalArgumentException(
          "index \"" + index + "\", must be Flat, RaBitQ,RFlat or HNSW with its M, such as HNSW32");
    }
    if (index.startsWith("RaBitQ") && !metric.hasInnerProduct()) {
      throw new IllegalArgumentException(
          "index \""
              + index
              + "\" under "
              + metric
              + ", which has no codes: must be Flat or HNSW with its M");
    }
  }

  /** A collection under the default contract, with an index of the planner's choice. */
  public static CollectionParameters of(int dimension, Metric metric) {
    return new CollectionParameters(
        dimension, metric, Contract.defaults(), Optional.empty(), Optional.empty());
  }

  public CollectionParameters withContract(Contract newContract) {
    return new CollectionParameters(dimension, metric, newContract, ttl, index);
  }

  public CollectionParameters withIndex(String specification) {
    return new CollectionParameters(dimension, metric, contract, ttl, Optional.of(specification));
  }

  public CollectionParameters withTtl(PayloadPath field) {
    return new CollectionParameters(dimension, metric, contract, Optional.of(field), index);
  }
}
