package dev.akin.core.norm;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows by falling norm, equal ones by ordinal, in memory or mapped. A row's number in this order is
 * its place. Immutable and thread-safe.
 *
 * @param rows the rows by place
 * @param ordinals the ordinal of each place, {@code [size]} ints
 * @param norms for each block of 64 places the largest and the smallest norm, {@code [blocks][2]}
 *     floats
 * @param metric what near means
 */
record NormOrder(VectorSet rows, MemorySegment ordinals, MemorySegment norms, Metric metric) {
  /** Rows between two looks at the bound. */
  static final int BLOCK = 64;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Blocks of so many rows. */
  static int blocks(int size) {
    return (int) (((long) size + BLOCK - 1) / BLOCK);
  }

  /** Sorts rows. */
  static NormOrder of(VectorSet rows, Metric metric) {
    double[] norms = norms(rows);
    int[] places =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted((a, b) -> Double.compare(norms[b], norms[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    VectorSet.Builder sorted = VectorSet.builder(rows.dimension(), rows.size());
    MemorySegment ordinals = allocate(Integer.BYTES * (long) places.length);
    MemorySegment bounds = allocate(2L * Float.BYTES * blocks(places.length));
    float[] row = new float[rows.dimension()];
    for (int place = 0; place < places.length; place++) {
      rows.copyTo(places[place], row);
      sorted.add(row);
      ordinals.set(INT, 4L * place, places[place]);
      if (place % BLOCK == 0) {
        int last = Math.min(place + BLOCK, places.length) - 1;
        bounds.set(VectorSet.VALUE, 8L * (place / BLOCK), up(norms[places[place]]));
        bounds.set(VectorSet.VALUE, 8L * (place / BLOCK) + 4, down(norms[places[last]]));
      }
    }
    return new NormOrder(sorted.build(), ordinals, bounds, metric);
  }

  private static double[] norms(VectorSet rows) {
    double[] norms = new double[rows.size()];
    float[] row = new float[rows.dimension()];
    for (int ordinal = 0; ordinal < norms.length; ordinal++) {
      rows.copyTo(ordinal, row);
      norms[ordinal] = norm(row);
    }
    return norms;
  }

  /** The Euclidean length, in double. */
  static double norm(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static float up(double norm) {
    return Math.nextUp((float) norm);
  }

  private static float down(double norm) {
    return Math.max(Math.nextDown((float) norm), 0);
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, Kernels.ALIGNMENT);
  }

  int blocks() {
    return blocks(rows.size());
  }

  /** The ordinal at a place; of a damaged file it may be anything. */
  int ordinal(int place) {
    return ordinals.get(INT, 4L * place);
  }

  /** A copy of the rows in the order of their ordinals; zeros where a damaged file lost one. */
  VectorSet inOrder() {
    int[] placeOf = new int[rows.size()];
    Arrays.fill(placeOf, -1);
    for (int place = 0; place < rows.size(); place++) {
      if (Integer.compareUnsigned(ordinal(place), rows.size()) < 0) {
        placeOf[ordinal(place)] = place;
      }
    }
    VectorSet.Builder ordered = VectorSet.builder(rows.dimension(), rows.size());
    float[] row = new float[rows.dimension()];
    for (int place : placeOf) {
      Arrays.fill(row, 0);
      if (place >= 0) {
        rows.copyTo(place, row);
      }
      ordered.add(row);
    }
    return ordered.build();
  }

  /** No norm in a block is larger. */
  float largest(int block) {
    return norms.get(VectorSet.VALUE, 8L * block);
  }

  /** No norm in a block is smaller. */
  float smallest(int block) {
    return norms.get(VectorSet.VALUE, 8L * block + 4);
  }
}
