package dev.akin.core.linear;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Products of float matrices, by the kernels of exact search: a row of the one is a query over the
 * rows of the other.
 */
final class MatrixProduct {
  /** Rows for which another thread is not worth its start. */
  private static final int FEW = 32;

  private MatrixProduct() {}

  /** left · rightᵀ: the inner products of rows with rows. The same bits whatever the threads. */
  static VectorSet rowsByRows(VectorSet left, VectorSet right, int threads) {
    long stride = VectorSet.stride(right.size());
    MemorySegment product = Arena.ofAuto().allocate(left.size() * stride, Kernels.ALIGNMENT);
    Workers.of(threads)
        .runRanges(
            left.size(),
            FEW,
            (from, to) -> {
              float[] row = new float[Kernels.padded(left.dimension())];
              float[] values = new float[right.size()];
              RowBatch batch = new RowBatch(right.size());
              for (int j = 0; j < right.size(); j++) {
                batch.add(j);
              }
              for (int i = from; i < to; i++) {
                left.copyTo(i, row);
                Kernels.dot(row, right.rows(), batch);
                for (int j = 0; j < values.length; j++) {
                  values[j] = batch.distance(j);
                }
                MemorySegment.copy(values, 0, product, VectorSet.VALUE, i * stride, values.length);
              }
            });
    return VectorSet.ofSegment(product, 0, left.size(), right.size());
  }

  /** {@code shift · I + factor · matrix + otherFactor · other}. */
  static VectorSet combined(float shift, float[] factors, VectorSet matrix, VectorSet other) {
    VectorSet.Builder combined = VectorSet.builder(matrix.dimension(), matrix.size());
    float[] row = new float[matrix.dimension()];
    float[] otherRow = new float[matrix.dimension()];
    for (int i = 0; i < matrix.size(); i++) {
      matrix.copyTo(i, row);
      other.copyTo(i, otherRow);
      for (int j = 0; j < row.length; j++) {
        row[j] = factors[0] * row[j] + factors[1] * otherRow[j];
      }
      row[i] += shift;
      combined.add(row);
    }
    return combined.build();
  }

  /** The matrix with rows and columns exchanged. */
  static VectorSet transposed(VectorSet matrix) {
    VectorSet.Builder transposed = VectorSet.builder(matrix.size(), matrix.dimension());
    float[] column = new float[matrix.size()];
    for (int j = 0; j < matrix.dimension(); j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = matrix.segment().get(VectorSet.VALUE, matrix.offset(i) + 4L * j);
      }
      transposed.add(column);
    }
    return transposed.build();
  }
}
