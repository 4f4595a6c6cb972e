package dev.akin.eval.sample;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.dataset.RowVisitor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/**
 * Draws rows, each with the same chance, from as many as come (Vitter's algorithm R, ACM TOMS
 * 1985). Rows of length zero are left out: they have no direction. Owned by one thread.
 */
public final class RowSample implements RowVisitor {
  /** Off-heap bytes that a sample may take; beyond, fewer rows are drawn. */
  private static final long MOST_BYTES = 1L << 29;

  /** One row in so many is a query. */
  private static final int ROWS_PER_QUERY = 10;

  private final SampleParameters parameters;
  private final SplittableRandom random;
  private MemorySegment memory = MemorySegment.NULL;
  private long stride;
  private int dimension;
  private int capacity;
  private long seen;

  /** An empty sample. */
  public RowSample(SampleParameters parameters) {
    this.parameters = parameters;
    this.random = new SplittableRandom(parameters.seed());
  }

  @Override
  public void begin(int newDimension, long expected) {
    dimension = newDimension;
    stride = VectorSet.stride(dimension);
    long most = Math.min(parameters.rows() + (long) parameters.queries(), expected);
    capacity = (int) Math.max(1, Math.min(most, MOST_BYTES / stride));
    memory = Arena.ofAuto().allocate(capacity * stride, Kernels.ALIGNMENT);
  }

  @Override
  public void row(float[] values) {
    if (isZero(values)) {
      return;
    }
    long place = seen < capacity ? seen : random.nextLong(seen + 1);
    if (place < capacity) {
      Datatype.FLOAT32.write(values, memory, place * stride);
    }
    seen++;
  }

  private static boolean isZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The rows that were drawn, a tenth of them as queries that are not among the base, in random
   * order.
   *
   * @throws IllegalArgumentException if there are too few to say anything
   */
  public SampledRows drawn() {
    int drawn = (int) Math.min(seen, capacity);
    int queries = Math.min(parameters.queries(), drawn / ROWS_PER_QUERY);
    if (drawn < SampleParameters.FEWEST) {
      throw new IllegalArgumentException(
          "%,d vectors that are not zero: at least %d are needed to say something about them"
              .formatted(drawn, SampleParameters.FEWEST));
    }
    int[] order = new int[drawn];
    for (int i = 0; i < drawn; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return new SampledRows(rows(order, queries, drawn), rows(order, 0, queries));
  }

  private VectorSet rows(int[] order, int from, int to) {
    VectorSet drawn = VectorSet.ofSegment(memory, 0, capacity, dimension);
    VectorSet.Builder rows = VectorSet.builder(dimension, to - from);
    float[] row = new float[dimension];
    for (int i = from; i < to; i++) {
      drawn.copyTo(order[i], row);
      rows.add(row);
    }
    return rows.build();
  }
}
