package dev.akin.eval.dataset;

import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Rows of a chunked (and perhaps compressed) HDF5 data set: one band of chunks is unpacked at a
 * time.
 */
final class Hdf5Chunks implements RowReader {
  /** Values of one band: what a hostile header could otherwise make huge. */
  private static final long MAX_BAND = 1L << 28;

  private final Path file;
  private final ChunkedDataset dataset;
  private final MatrixReader.Shape shape;
  private final int chunkRows;
  private final int chunkColumns;
  private final ByteBuffer[] band;
  private long row;

  Hdf5Chunks(Path file, ChunkedDataset dataset, MatrixReader.Shape shape) throws DatasetException {
    this.file = file;
    this.dataset = dataset;
    this.shape = shape;
    int[] chunk = dataset.getChunkDimensions();
    if (chunk.length != 2
        || chunk[0] < 1
        || chunk[1] < 1
        || (long) chunk[0] * Math.max(chunk[1], shape.dimension()) > MAX_BAND) {
      throw new DatasetException(
          "%s: \"%s\" has chunks of %s: two sizes of together at most %,d values are readable"
              .formatted(file, dataset.getName(), Arrays.toString(chunk), MAX_BAND));
    }
    this.chunkRows = chunk[0];
    this.chunkColumns = chunk[1];
    this.band = new ByteBuffer[(int) ((shape.dimension() + chunkColumns - 1) / chunkColumns)];
  }

  @Override
  public int dimension() {
    return (int) shape.dimension();
  }

  @Override
  public long rows() {
    return shape.rows();
  }

  @Override
  public void next(float[] target) throws DatasetException {
    int inBand = (int) (row % chunkRows);
    if (inBand == 0) {
      unpackBand();
    }
    for (int column = 0; column < dimension(); column += chunkColumns) {
      ByteBuffer chunk = band[column / chunkColumns];
      chunk.position(inBand * chunkColumns * shape.type().bytes());
      int count = Math.min(chunkColumns, dimension() - column);
      for (int i = 0; i < count; i++) {
        target[column + i] = shape.type().read(chunk);
      }
    }
    row++;
  }

  private void unpackBand() throws DatasetException {
    int expected = chunkRows * chunkColumns * shape.type().bytes();
    for (int i = 0; i < band.length; i++) {
      byte[] bytes;
      try {
        bytes = dataset.getDecompressedChunk(new int[] {(int) row, i * chunkColumns});
      } catch (RuntimeException e) {
        throw new DatasetException(
            "%s: \"%s\": the chunk of row %,d cannot be unpacked (%s)"
                .formatted(file, dataset.getName(), row, e.getMessage()),
            e);
      }
      if (bytes.length < expected) {
        throw new DatasetException(
            "%s: \"%s\": the chunk of row %,d has %,d bytes, expected %,d"
                .formatted(file, dataset.getName(), row, bytes.length, expected));
      }
      band[i] = ByteBuffer.wrap(bytes).order(shape.order());
    }
  }

  @Override
  public void close() {}
}
