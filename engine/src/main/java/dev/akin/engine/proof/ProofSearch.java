package dev.akin.engine.proof;

import java.util.List;

/**
 * A search that is to be proven, or the exact one it is compared with. Implementations may be
 * called by several threads at once.
 *
 * @param <I> the type of ids
 */
@FunctionalInterface
public interface ProofSearch<I> {
  /** The best {@code k} neighbors, best first; fewer only where fewer exist. */
  List<Neighbor<I>> search(float[] vector, int k);
}
