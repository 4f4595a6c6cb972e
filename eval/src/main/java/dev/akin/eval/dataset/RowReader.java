package dev.akin.eval.dataset;

import java.io.IOException;

/** Vectors of one file in their order. Owned by one thread. */
public interface RowReader extends AutoCloseable {
  /** Values per row, 1 to {@link dev.akin.core.vector.VectorSet#MAX_DIMENSION}. */
  int dimension();

  /** Rows that the file says it has. */
  long rows();

  /** Rows that are there: fewer than {@link #rows()} if the file is known to be cut off. */
  default long wholeRows() {
    return rows();
  }

  /**
   * Reads the next row; called at most {@link #wholeRows()} times.
   *
   * @param row takes {@link #dimension()} values
   * @throws DatasetException if the bytes are not what the format promises
   */
  void next(float[] row) throws IOException;

  @Override
  void close() throws IOException;
}
