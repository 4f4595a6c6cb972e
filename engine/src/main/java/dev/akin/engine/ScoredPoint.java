package dev.akin.engine;

import dev.akin.engine.point.PointId;

/**
 * One result of a search.
 *
 * @param score higher is better: minus the squared distance under L2, the inner product under dot,
 *     the cosine under cosine
 */
public record ScoredPoint(StoredPoint point, float score) {
  public PointId id() {
    return point.id();
  }
}
