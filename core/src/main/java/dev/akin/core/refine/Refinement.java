package dev.akin.core.refine;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.BatchScorer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;

/** What candidates are compared again with. Immutable and thread-safe. */
sealed interface Refinement permits RawRefinement, CodeRefinement {
  /** The refine part of the factory string. */
  String token();

  /** The metric of the answers. */
  Metric metric();

  /** Number of vectors. */
  int size();

  /** Values per vector. */
  int dimension();

  /** Distances of one query after the other, for one thread. */
  BatchScorer scorer();

  /** The raw vectors, if it has them. */
  Optional<VectorSet> vectors();

  /** Appends its sections. */
  void write(SectionFileWriter writer) throws IOException;
}
