package dev.akin.eval.geometry;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;

/**
 * How vectors are meant to be searched.
 *
 * @param metric what near means
 * @param datatype how values are kept
 * @param contract what a search has to keep
 * @param areNormalised whether vectors were scaled to unit length before, so that nothing tells how
 *     long they were
 */
public record Declaration(
    Metric metric, Datatype datatype, Contract contract, boolean areNormalised) {
  /** Vectors of float32 as an encoder gave them, under the default contract. */
  public static Declaration of(Metric metric) {
    return new Declaration(metric, Datatype.FLOAT32, Contract.defaults(), false);
  }
}
