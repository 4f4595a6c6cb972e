package dev.akin.eval.dataset;

import dev.akin.core.vector.VectorSet;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The HDF5 files of ann-benchmarks: {@code train} holds the base, {@code test} the queries.
 *
 * <p>jhdf finds the data set; a contiguous one is then read from the file directly, a chunked one
 * chunk by chunk, so that neither is ever in memory as a whole.
 */
final class Hdf5Reader implements RowReader {
  private final HdfFile hdf;
  private final RowReader rows;

  private Hdf5Reader(HdfFile hdf, RowReader rows) {
    this.hdf = hdf;
    this.rows = rows;
  }

  static RowReader open(Path file, ReadOptions.Role role) throws IOException {
    String name = role == ReadOptions.Role.BASE ? "train" : "test";
    HdfFile hdf = null;
    try {
      hdf = new HdfFile(file);
      return new Hdf5Reader(hdf, rows(file, hdf, name));
    } catch (IOException | RuntimeException e) {
      if (hdf != null) {
        hdf.close();
      }
      throw e instanceof IOException known ? known : damaged(file, (RuntimeException) e);
    }
  }

  /** jhdf complains about hostile bytes by many kinds of runtime exceptions. */
  private static DatasetException damaged(Path file, RuntimeException cause) {
    return new DatasetException(
        "%s: cannot be read as HDF5 (%s)".formatted(file, cause.getMessage()), cause);
  }

  private static RowReader rows(Path file, HdfFile hdf, String name) throws IOException {
    Node node = hdf.getChildren().get(name);
    if (!(node instanceof Dataset dataset)) {
      throw new DatasetException(
          "%s: there is no data set \"%s\", but %s: the layout of ann-benchmarks is expected"
              .formatted(file, name, hdf.getChildren().keySet()));
    }
    int[] dimensions = dataset.getDimensions();
    if (dimensions.length != 2) {
      throw new DatasetException(
          "%s: \"%s\" has %d dimensions, vectors have 2".formatted(file, name, dimensions.length));
    }
    DataType type = dataset.getDataType();
    MatrixReader.Shape shape =
        new MatrixReader.Shape(
            dimensions[0], dimensions[1], valueType(file, name, type), order(type));
    if (shape.dimension() < 1 || shape.dimension() > VectorSet.MAX_DIMENSION) {
      throw new DatasetException(
          "%s: \"%s\" has dimension %,d: 1 to %,d is possible"
              .formatted(file, name, shape.dimension(), VectorSet.MAX_DIMENSION));
    }
    return switch (dataset) {
      case ContiguousDataset contiguous ->
          contiguous(file, hdf.getUserBlockSize() + contiguous.getDataAddress(), shape);
      case ChunkedDataset chunked -> new Hdf5Chunks(file, chunked, shape);
      default ->
          throw new DatasetException(
              "%s: \"%s\" is stored as %s: contiguous or chunked is readable"
                  .formatted(file, name, dataset.getDataLayout()));
    };
  }

  private static RowReader contiguous(Path file, long address, MatrixReader.Shape shape)
      throws IOException {
    ByteInput input = ByteInput.open(file, Math.max(0, address));
    try {
      return new MatrixReader(input, shape);
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  private static ByteOrder order(DataType type) {
    return type instanceof OrderedDataType ordered
        ? ordered.getByteOrder()
        : ByteOrder.LITTLE_ENDIAN;
  }

  private static ValueType valueType(Path file, String name, DataType type)
      throws DatasetException {
    int bytes = type.getSize();
    return switch (type) {
      case FloatingPoint _ when bytes == 2 -> ValueType.FLOAT16;
      case FloatingPoint _ when bytes == 4 -> ValueType.FLOAT32;
      case FloatingPoint _ when bytes == 8 -> ValueType.FLOAT64;
      case FixedPoint number when bytes == 1 ->
          number.isSigned() ? ValueType.INT8 : ValueType.UINT8;
      case FixedPoint number when bytes == 2 && number.isSigned() -> ValueType.INT16;
      case FixedPoint number when bytes == 4 && number.isSigned() -> ValueType.INT32;
      default ->
          throw new DatasetException(
              "%s: \"%s\" holds %s of %d bytes: floats, uint8 and int8 to int32 are readable"
                  .formatted(file, name, type.getClass().getSimpleName(), bytes));
    };
  }

  @Override
  public int dimension() {
    return rows.dimension();
  }

  @Override
  public long rows() {
    return rows.rows();
  }

  @Override
  public long wholeRows() {
    return rows.wholeRows();
  }

  @Override
  public void next(float[] row) throws IOException {
    rows.next(row);
  }

  @Override
  public void close() throws IOException {
    rows.close();
    hdf.close();
  }
}
