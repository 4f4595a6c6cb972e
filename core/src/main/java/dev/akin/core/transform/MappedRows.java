package dev.akin.core.transform;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A set of rows behind a transform.
 *
 * @param rows the mapped rows, in order, in memory freed by the garbage collector
 * @param outside how many of them lie outside of what the transform was trained for
 */
public record MappedRows(VectorSet rows, int outside) {
  /** Rows for which another thread is not worth its start. */
  private static final int FEW = 256;

  /** Maps every row; the same values whatever the number of threads. */
  public static MappedRows of(Transform transform, VectorSet rows, Workers workers) {
    int dimension = transform.outputDimension();
    long stride = VectorSet.stride(dimension);
    MemorySegment mapped =
        Arena.ofAuto().allocate(Math.max(rows.size(), 1) * stride, Kernels.ALIGNMENT);
    AtomicInteger outside = new AtomicInteger();
    BuildStage stage = workers.stage("transforming", rows.size());
    workers.runRanges(
        rows.size(),
        FEW,
        (from, to) -> {
          VectorMapper mapper = transform.mapper();
          float[] in = new float[rows.dimension()];
          float[] out = new float[dimension];
          for (int row = from; row < to; row++) {
            rows.copyTo(row, in);
            if (!mapper.row(in, out)) {
              outside.incrementAndGet();
            }
            MemorySegment.copy(out, 0, mapped, VectorSet.VALUE, row * stride, dimension);
            stage.advance(1);
          }
        });
    stage.end();
    return new MappedRows(VectorSet.ofSegment(mapped, 0, rows.size(), dimension), outside.get());
  }
}
