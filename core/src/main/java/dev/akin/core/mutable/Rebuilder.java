package dev.akin.core.mutable;

import dev.akin.core.index.Index;
import dev.akin.core.vector.VectorSet;

/** Builds an index of the same composition over other vectors. */
@FunctionalInterface
public interface Rebuilder {
  /** An index over vectors, which it keeps. */
  Index build(VectorSet vectors);
}
