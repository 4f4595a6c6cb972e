package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The kernels of one instruction width. Implementations do not check arguments: {@link Kernels}
 * did.
 *
 * <p>Within one set, the batch form and the single form give the same bits for the same pair, so
 * that a distance does not depend on how rows were grouped.
 */
interface KernelSet {
  /** What the log says about this set, for example {@code 512}. */
  String name();

  /** Squared Euclidean distance of the query and the row at an offset. */
  float squaredL2(float[] query, MemorySegment rows, long offset);

  /** Inner product of the query and the row at an offset. */
  float dot(float[] query, MemorySegment rows, long offset);

  /** Sum of the absolute differences of the query and the row at an offset. */
  float l1(float[] query, MemorySegment rows, long offset);

  /** {@link #l1(float[], MemorySegment, long)} of every row of the batch. */
  default void l1(float[] query, Rows rows, RowBatch batch) {
    for (int i = 0; i < batch.count(); i++) {
      batch.distances[i] = l1(query, rows.segment(), rows.offset(batch.ordinals[i]));
    }
  }

  /** {@link #squaredL2(float[], MemorySegment, long)} of every row of the batch. */
  void squaredL2(float[] query, Rows rows, RowBatch batch);

  /** {@link #dot(float[], MemorySegment, long)} of every row of the batch. */
  void dot(float[] query, Rows rows, RowBatch batch);

  /** See {@link PlaneScan#scan}: fills in what is left in doubt, below the query's limit. */
  void scanPlanes(PlaneScan query, MemorySegment blocks, long offset, int places);

  /** See {@link Kernels#hadamard}. */
  void hadamard(float[] values, int from, int length);

  /** See {@link Kernels#butterfly}. */
  void butterfly(float[] values, int half, float scale);

  /** See {@link SignScan#scan}: fills in the estimates, answers which are below the limit. */
  int scanSigns(SignScan query, MemorySegment blocks, long offset);

  /** See {@link Kernels#products}. */
  void products(VectorTiles tiles, int tile, RowPanel panel, float[] products);

  /** See {@link Kernels#largest}. */
  void largest(float[] products, float[] offsets, int first, LargestProducts largest);

  /** See {@link Kernels#atLeast}. */
  void atLeast(float[] products, float[] offsets, float[] limits, int[] masks);
}
