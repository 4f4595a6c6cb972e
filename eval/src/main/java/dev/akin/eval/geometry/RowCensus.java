package dev.akin.eval.geometry;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.dataset.RowVisitor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at every row once: norms, hashes, and how each dimension varies. Keeps 12 bytes per row.
 *
 * <p>Variances are sums of squares around the first row, which keeps them from cancelling where
 * values lie far from zero. Owned by one thread.
 */
final class RowCensus implements RowVisitor {
  private static final float LARGEST_BYTE = 255;

  private int rows;
  private float[] norms = new float[0];
  private long[] hashes = new long[0];
  private float[] first = new float[0];
  private double[] sums = new double[0];
  private double[] squares = new double[0];
  private boolean[] varies = new boolean[0];
  private boolean areBytes = true;
  private MemorySegment memory = MemorySegment.NULL;
  private VectorSet single = VectorSet.builder(1, 0).build();

  @Override
  public void begin(int dimension, long expected) {
    int reserved = (int) Math.min(expected, 1 << 20);
    norms = new float[reserved];
    hashes = new long[reserved];
    first = new float[dimension];
    sums = new double[dimension];
    squares = new double[dimension];
    varies = new boolean[dimension];
    memory = Arena.ofAuto().allocate(VectorSet.stride(dimension), Kernels.ALIGNMENT);
    single = VectorSet.ofSegment(memory, 0, 1, dimension);
  }

  @Override
  public void row(float[] values) {
    if (rows == norms.length) {
      int larger = Math.addExact(rows, Math.max(1 << 10, rows / 2));
      norms = Arrays.copyOf(norms, larger);
      hashes = Arrays.copyOf(hashes, larger);
    }
    if (rows == 0) {
      System.arraycopy(values, 0, first, 0, first.length);
    }
    Datatype.FLOAT32.write(values, memory, 0);
    hashes[rows] = RowFingerprints.of(single, 0);
    norms[rows] = (float) Math.sqrt(add(values));
    rows++;
  }

  /** Adds a row to the sums of its dimensions; returns its squared norm. */
  private double add(float[] values) {
    double norm = 0;
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      double difference = value - first[i];
      sums[i] += difference;
      squares[i] += difference * difference;
      varies[i] |= difference != 0;
      norm += value * value;
    }
    areBytes = areBytes && areBytes(values);
    return norm;
  }

  private static boolean areBytes(float[] values) {
    for (float value : values) {
      if (!(value >= 0 && value <= LARGEST_BYTE && value == (int) value)) {
        return false;
      }
    }
    return true;
  }

  int rows() {
    return rows;
  }

  Norms norms() {
    return Norms.of(Arrays.copyOf(norms, rows));
  }

  Duplicates duplicates() {
    return Duplicates.of(Arrays.copyOf(hashes, rows));
  }

  Dimensions dimensions() {
    double[] variances = new double[sums.length];
    List<Integer> dead = new ArrayList<>();
    for (int i = 0; i < variances.length; i++) {
      variances[i] = Math.max(0, squares[i] / rows - sums[i] / rows * (sums[i] / rows));
      if (!varies[i]) {
        dead.add(i);
      }
    }
    return Dimensions.of(variances, dead, areBytes);
  }
}
