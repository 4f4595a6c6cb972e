package dev.akin.core.qg;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * Chooses a node's neighbors so that they point in all directions and no place stays empty
 * (SymphonyQG, §4): a scan costs the same for 32 neighbors as for 15.
 *
 * <p>A candidate is redundant by the ratio of its distance to the base and that to the nearest
 * neighbor chosen so far. The first pass takes the candidates that are not redundant at all (ratio
 * up to 1, the relative neighborhood graph's rule), further ones tolerate ever more. Where the
 * paper searches a threshold angle per node, the steps are fixed here. Scratch of one thread.
 */
final class FullSelection {
  /** Tolerated ratios of squared distances. */
  private static final float[] TOLERANCES = {1, 1.25f, 1.7f, Float.POSITIVE_INFINITY};

  private static final int GROUP = 4;

  private final VectorSet vectors;
  private final float[] candidate;
  private final RowBatch batch = new RowBatch(GROUP);

  // Per candidate: the largest ratio so far, and how many of the chosen it was compared with.
  private float[] ratios = new float[256];
  private int[] compared = new int[256];
  private final long[] chosen = new long[RecordLayout.DEGREE];

  FullSelection(VectorSet vectors) {
    this.vectors = vectors;
    this.candidate = new float[Kernels.padded(vectors.dimension())];
  }

  /**
   * Chooses up to 32 neighbors.
   *
   * @param candidates different nodes as sorted keys whose distances are to the base
   * @param count how many
   * @return the keys of the chosen ones, in the order of choice; fewer than 32 only if there are
   *     fewer candidates
   */
  long[] select(long[] candidates, int count) {
    if (ratios.length < count) {
      ratios = new float[2 * count];
      compared = new int[2 * count];
    }
    Arrays.fill(ratios, 0, count, 0);
    Arrays.fill(compared, 0, count, 0);
    int size = 0;
    for (float tolerance : TOLERANCES) {
      for (int i = 0; i < count && size < RecordLayout.DEGREE; i++) {
        if (compared[i] >= 0 && isTolerable(i, candidates[i], size, tolerance)) {
          compared[i] = -1;
          chosen[size++] = candidates[i];
        }
      }
    }
    return Arrays.copyOf(chosen, size);
  }

  private boolean isTolerable(int i, long key, int size, float tolerance) {
    if (tolerance == Float.POSITIVE_INFINITY) {
      return true;
    }
    float toBase = CandidateKey.distance(key);
    if (ratios[i] <= tolerance && compared[i] < size) {
      vectors.copyTo(CandidateKey.ordinal(key), candidate);
    }
    while (ratios[i] <= tolerance && compared[i] < size) {
      int to = Math.min(compared[i] + GROUP, size);
      batch.clear();
      for (int j = compared[i]; j < to; j++) {
        batch.add(CandidateKey.ordinal(chosen[j]));
      }
      Kernels.squaredL2(candidate, vectors.rows(), batch);
      for (int j = 0; j < batch.count(); j++) {
        // A copy of a chosen neighbor is as redundant as can be, even where it is one of the base.
        float ratio = batch.distance(j) > 0 ? toBase / batch.distance(j) : Float.POSITIVE_INFINITY;
        ratios[i] = Math.max(ratios[i], ratio);
      }
      compared[i] = to;
    }
    return ratios[i] <= tolerance;
  }
}
