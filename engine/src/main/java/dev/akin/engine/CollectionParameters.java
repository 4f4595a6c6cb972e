package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.VectorSchema;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a collection is created with; none of it changes afterwards.
 *
 * @param vectors what vectors its points have, by name: either one whose name is empty, which no
 *     point lacks, or up to {@value #MAX_VECTORS} with names, of which a point has any
 * @param contract what is asked of a search by each of them
 * @param ttl the payload field that says when a point comes to its end, a text as {@link
 *     dev.akin.engine.filter.Datetime} reads it: from then on nobody finds it, and it is deleted a
 *     little later; points without it stay; empty if all stay
 * @param updatable top-level payload fields with numbers that change often, such as a price: a
 *     change of them alone does not write the point's vectors and other fields again
 */
public record CollectionParameters(
    SortedMap<String, VectorParameters> vectors,
    Contract contract,
    Optional<PayloadPath> ttl,
    UpdatableFields updatable) {
  public static final int MAX_VECTORS = 16;
  public static final int LONGEST_VECTOR_NAME = 60;

  /** Copies the map. */
  public CollectionParameters {
    vectors = Collections.unmodifiableSortedMap(new TreeMap<>(vectors));
    if (vectors.isEmpty() || vectors.size() > MAX_VECTORS) {
      throw new IllegalArgumentException(
          "%d kinds of vectors, must be 1 to %d".formatted(vectors.size(), MAX_VECTORS));
    }
    if (vectors.size() > 1 || !vectors.containsKey(NamedVectors.UNNAMED)) {
      vectors.keySet().forEach(CollectionParameters::requireName);
    }
    if (ttl.flatMap(updatable::at).isPresent()) {
      throw new IllegalArgumentException(
          "payload field \"%s\" ends points, which takes a text: it cannot be updatable as well"
              .formatted(ttl.get()));
    }
  }

  private static void requireName(String name) {
    boolean plain = name.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (name.isEmpty() || name.length() > LONGEST_VECTOR_NAME || !plain) {
      throw new IllegalArgumentException(
          "vector name \"%s\", must have 1 to %d characters of ASCII, none of them a control character"
              .formatted(name, LONGEST_VECTOR_NAME));
    }
  }

  /**
   * A collection of points with one vector, under the default contract, with an index of the
   * planner's choice.
   */
  public static CollectionParameters of(int dimension, Metric metric) {
    return of(VectorParameters.of(dimension, metric));
  }

  /** A collection of points with one vector, under the default contract. */
  public static CollectionParameters of(VectorParameters vector) {
    return named(Map.of(NamedVectors.UNNAMED, vector));
  }

  /** A collection of points with named vectors, under the default contract. */
  public static CollectionParameters named(Map<String, VectorParameters> vectors) {
    return new CollectionParameters(
        new TreeMap<>(vectors), Contract.defaults(), Optional.empty(), UpdatableFields.none());
  }

  /**
   * Components of the vector without a name.
   *
   * @throws IllegalStateException if vectors have names
   */
  public int dimension() {
    return unnamed().dimension();
  }

  /**
   * The metric of the vector without a name.
   *
   * @throws IllegalStateException if vectors have names
   */
  public Metric metric() {
    return unnamed().metric();
  }

  private VectorParameters unnamed() {
    VectorParameters unnamed = vectors.get(NamedVectors.UNNAMED);
    if (unnamed == null) {
      throw new IllegalStateException("vectors have names: " + vectors.keySet());
    }
    return unnamed;
  }

  /** What to say of a vector's name that is none of these. */
  String unknownVector(String collection, String vector) {
    return vectors.containsKey(NamedVectors.UNNAMED)
        ? "vector \"%s\": the vectors of collection \"%s\" have no names"
            .formatted(vector, collection)
        : "vector \"%s\": collection \"%s\" has %s"
            .formatted(vector, collection, String.join(", ", vectors.keySet()));
  }

  /** The kinds of vectors, in the order of their names. */
  VectorSchema schema() {
    return new VectorSchema(
        vectors.entrySet().stream().map(entry -> entry.getValue().kind(entry.getKey())).toList());
  }

  public CollectionParameters withContract(Contract newContract) {
    return new CollectionParameters(vectors, newContract, ttl, updatable);
  }

  /** Another index for the vector without a name. */
  public CollectionParameters withIndex(String specification) {
    return new CollectionParameters(
        new TreeMap<>(Map.of(NamedVectors.UNNAMED, unnamed().withIndex(specification))),
        contract,
        ttl,
        updatable);
  }

  public CollectionParameters withTtl(PayloadPath field) {
    return new CollectionParameters(vectors, contract, Optional.of(field), updatable);
  }

  /** Other payload fields that are updatable. */
  public CollectionParameters withUpdatable(Map<String, UpdatableField.Type> types) {
    return new CollectionParameters(vectors, contract, ttl, UpdatableFields.of(types));
  }
}
