package dev.akin.core.cluster;

import dev.akin.core.vector.VectorSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Some rows of a set, by rising ordinal.
 *
 * @param vectors the set
 * @param ordinals the rows, distinct
 */
@SuppressWarnings("ArrayRecordComponent") // Scratch of one training, compared with nothing.
public record SampledRows(VectorSet vectors, int[] ordinals) {
  /** All rows of a set. */
  static SampledRows all(VectorSet vectors) {
    return new SampledRows(vectors, IntStream.range(0, vectors.size()).toArray());
  }

  /**
   * Some rows, each set of as many equally likely (selection sampling, Knuth, TAOCP 3.4.2 S).
   *
   * @param count at most the size of the set
   */
  public static SampledRows draw(VectorSet vectors, int count, SplittableRandom random) {
    int[] ordinals = new int[count];
    int taken = 0;
    for (int ordinal = 0; taken < count; ordinal++) {
      if (random.nextInt(vectors.size() - ordinal) < count - taken) {
        ordinals[taken++] = ordinal;
      }
    }
    return new SampledRows(vectors, ordinals);
  }

  /** Copies the row at a position. */
  void copyTo(int position, float[] target) {
    vectors.copyTo(ordinals[position], target);
  }

  /** The rows as a set of their own. */
  public VectorSet copy() {
    VectorSet.Builder copy = VectorSet.builder(vectors.dimension(), size());
    float[] row = new float[vectors.dimension()];
    for (int i = 0; i < size(); i++) {
      copyTo(i, row);
      copy.add(row);
    }
    return copy.build();
  }

  /** Number of rows. */
  public int size() {
    return ordinals.length;
  }
}
