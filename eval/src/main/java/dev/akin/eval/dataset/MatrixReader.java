package dev.akin.eval.dataset;

import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Rows of equal numbers one after the other behind some header: what npy, IDX, raw files and
 * contiguous HDF5 data sets have in common.
 */
final class MatrixReader implements RowReader {
  private final ByteInput input;
  private final Shape shape;
  private final long wholeRows;

  /**
   * What lies behind the header.
   *
   * @param rows how many the header promises
   * @param dimension values per row
   * @param type how a value is stored
   * @param order of a value's bytes
   */
  record Shape(long rows, long dimension, ValueType type, ByteOrder order) {
    long rowBytes() {
      return dimension * type.bytes();
    }
  }

  /**
   * A reader of the rows that begin where the input stands.
   *
   * @throws DatasetException if the dimension is impossible
   */
  MatrixReader(ByteInput input, Shape shape) throws DatasetException {
    if (shape.dimension < 1 || shape.dimension > VectorSet.MAX_DIMENSION || shape.rows < 0) {
      throw input.wrong(
          input.position(),
          "%,d rows of dimension %,d: dimension 1 to %,d is possible"
              .formatted(shape.rows, shape.dimension, VectorSet.MAX_DIMENSION));
    }
    this.input = input;
    this.shape = shape;
    this.wholeRows = Math.min(shape.rows, (input.bound() - input.position()) / shape.rowBytes());
    if (input.isCompressed() && wholeRows < shape.rows) {
      throw input.wrong(
          input.position(),
          "%,d rows of dimension %,d cannot be packed into this file"
              .formatted(shape.rows, shape.dimension));
    }
  }

  @Override
  public int dimension() {
    return (int) shape.dimension;
  }

  @Override
  public long rows() {
    return shape.rows;
  }

  @Override
  public long wholeRows() {
    return wholeRows;
  }

  @Override
  public void next(float[] row) throws IOException {
    shape.type.read(input.read((int) shape.rowBytes(), shape.order), row, dimension());
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
