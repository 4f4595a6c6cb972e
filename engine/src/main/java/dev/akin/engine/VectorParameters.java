package dev.akin.engine;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.sidecar.GraphSpecification;
import java.util.Optional;

/**
 * A kind of vector that the points of a collection have.
 *
 * @param dimension components of every vector, 1 to {@value #MAX_DIMENSION}
 * @param metric how near two vectors are; under {@link Metric#COSINE} vectors are normalised when
 *     they are stored, and a zero vector is refused
 * @param datatype how values are stored: vectors are rounded to it when they are written, and are
 *     what was stored from then on; queries are not rounded
 * @param index the index to use whatever the planner says, for example {@code Flat}, {@code HNSW32}
 *     or {@code RaBitQ,RFlat}; empty leaves the choice to the planner
 */
public record VectorParameters(
    int dimension, Metric metric, Datatype datatype, Optional<String> index) {
  public static final int MAX_DIMENSION = 4096;

  public VectorParameters {
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension " + dimension + ", must be 1 to " + MAX_DIMENSION);
    }
    if (metric == Metric.COSINE && datatype == Datatype.UINT8) {
      throw new IllegalArgumentException(
          "datatype uint8 under cosine, whose unit vectors are no whole numbers: use l2 or dot, or float16");
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

  /** Vectors of float32 with an index of the planner's choice. */
  public static VectorParameters of(int dimension, Metric metric) {
    return new VectorParameters(dimension, metric, Datatype.FLOAT32, Optional.empty());
  }

  /**
   * A vector as it is stored and found again: prepared for its metric, and rounded.
   *
   * @throws IllegalArgumentException naming the value that its metric or its datatype refuses
   */
  float[] stored(float[] vector) {
    return datatype.round(metric.prepare(vector));
  }

  VectorSchema.Kind kind(String name) {
    return new VectorSchema.Kind(name, dimension, metric, datatype);
  }

  public VectorParameters withIndex(String specification) {
    return new VectorParameters(dimension, metric, datatype, Optional.of(specification));
  }

  public VectorParameters withDatatype(Datatype newDatatype) {
    return new VectorParameters(dimension, metric, newDatatype, index);
  }
}
