package dev.akin.eval.dataset;

import dev.akin.eval.parquet.ParquetRows;
import java.io.IOException;

/** Rows of a Parquet file as every other file's. */
record ParquetReader(ParquetRows parquet) implements RowReader {
  @Override
  public int dimension() {
    return parquet.dimension();
  }

  @Override
  public long rows() {
    return parquet.rows();
  }

  @Override
  public void next(float[] row) throws IOException {
    parquet.next(row);
  }

  @Override
  public void close() throws IOException {
    parquet.close();
  }
}
