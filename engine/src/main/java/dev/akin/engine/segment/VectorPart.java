package dev.akin.engine.segment;

import dev.akin.core.index.OrdinalFilter;

/**
 * The vectors of one name of a segment's accepted documents.
 *
 * @param accepted ordinals of the vectors
 */
public record VectorPart(Segment segment, SegmentVectors vectors, OrdinalFilter accepted) {
  /** Whether every vector is accepted, also those that no search would have to leave out. */
  public boolean isWhole() {
    return accepted.cardinality() == size();
  }

  /** Vectors of the segment, accepted or not. */
  public int size() {
    return vectors.rows().size();
  }

  public int dimension() {
    return vectors.rows().dimension();
  }
}
