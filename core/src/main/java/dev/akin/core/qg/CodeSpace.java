package dev.akin.core.qg;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.linear.RandomRotation;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The space in which codes are taken: vectors minus their mean, rotated at random, so that a
 * vector's coordinates are alike and its signs say much about it (RaBitQ, §3.1). The mean is taken
 * away for the sake of the query's rounding, which grows with its length. Immutable and
 * thread-safe.
 */
final class CodeSpace {
  /** Vectors that a thread takes at once. */
  private static final int GRAIN = 64;

  private final float[] mean;
  private final int codeLength;
  private final RandomRotation rotation;

  CodeSpace(float[] mean, long seed) {
    this.mean = mean.clone();
    this.codeLength = new RecordLayout(mean.length).codeLength();
    this.rotation = new RandomRotation(codeLength, seed);
  }

  /** The space of some vectors. */
  static CodeSpace of(VectorSet vectors, long seed) {
    double[] sums = new double[vectors.dimension()];
    float[] row = new float[vectors.dimension()];
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      vectors.copyTo(ordinal, row);
      for (int i = 0; i < row.length; i++) {
        sums[i] += row[i];
      }
    }
    float[] mean = new float[row.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[i] / Math.max(vectors.size(), 1));
    }
    return new CodeSpace(mean, seed);
  }

  /** All vectors in this space. */
  VectorSet rotate(VectorSet vectors, Workers workers) {
    long stride = VectorSet.stride(codeLength);
    MemorySegment rotated = Arena.ofAuto().allocate(vectors.size() * stride, Kernels.ALIGNMENT);
    workers.run(
        vectors.size(),
        GRAIN,
        thread -> new Scratch(new float[vectors.dimension()], new float[codeLength]),
        (own, ordinal) -> {
          vectors.copyTo(ordinal, own.vector);
          rotate(own.vector, own.target);
          MemorySegment.copy(own.target, 0, rotated, VectorSet.VALUE, ordinal * stride, codeLength);
        });
    return VectorSet.ofSegment(rotated, 0, vectors.size(), codeLength);
  }

  @SuppressWarnings("ArrayRecordComponent") // The scratch of one thread, never compared.
  private record Scratch(float[] vector, float[] target) {}

  /** A copy of the mean, {@code [dimension]}. */
  float[] mean() {
    return mean.clone();
  }

  /** Values of a rotated vector. */
  int codeLength() {
    return codeLength;
  }

  /**
   * Centers and rotates.
   *
   * @param vector at least {@code [dimension]} values
   * @param target {@code [codeLength]}
   */
  void rotate(float[] vector, float[] target) {
    for (int i = 0; i < mean.length; i++) {
      target[i] = vector[i] - mean[i];
    }
    Arrays.fill(target, mean.length, codeLength, 0);
    rotation.apply(target);
  }
}
