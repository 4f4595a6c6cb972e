package dev.akin.eval.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a Parquet file says about its vectors.
 *
 * @param leaf the column that holds them
 * @param rows how many there are
 * @param chunks where they lie, one chunk per row group
 */
record Footer(Leaf leaf, long rows, List<Chunk> chunks) {
  private static final int TAIL = 8;
  private static final int MAX_BYTES = 1 << 28;

  /**
   * The column's part in a row group.
   *
   * @param offset of its first page
   * @param bytes of all its pages
   * @param values levels of all its data pages
   * @param compression of its pages
   */
  record Chunk(long offset, long bytes, long values, Compression compression) {}

  static Footer read(FileBytes file) throws IOException {
    if (file.size() < TAIL + 4) {
      throw new ParquetException("%,d bytes are no Parquet file".formatted(file.size()));
    }
    ByteBuffer tail =
        ByteBuffer.wrap(file.read(file.size() - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    String magic = US_ASCII.decode(tail).toString();
    if (!magic.equals("PAR1")) {
      throw new ParquetException(
          magic.equals("PARE")
              ? "is encrypted"
              : "does not end with PAR1: it is cut off or no Parquet file");
    }
    if (length < 0 || length > MAX_BYTES || length > file.size() - TAIL - 4) {
      throw new ParquetException(
          "a footer of %,d bytes in a file of %,d".formatted(length, file.size()));
    }
    byte[] footer = file.read(file.size() - TAIL - length, length);
    try {
      return of(ThriftInput.read(ByteBuffer.wrap(footer)));
    } catch (BufferUnderflowException e) {
      throw new ParquetException("a footer that does not end", e);
    }
  }

  private static Footer of(ThriftStruct metadata) throws ParquetException {
    Leaf leaf = Leaf.ofVectors(metadata.structs(2));
    long rows = metadata.number(3);
    if (rows < 0) {
      throw new ParquetException("%,d rows".formatted(rows));
    }
    List<Chunk> chunks = new ArrayList<>();
    long values = 0;
    for (ThriftStruct group : metadata.structs(4)) {
      Chunk chunk = chunk(group, leaf);
      chunks.add(chunk);
      values += chunk.values;
    }
    if (rows > values) {
      throw new ParquetException("%,d rows in a column of %,d values".formatted(rows, values));
    }
    return new Footer(leaf, rows, chunks);
  }

  private static Chunk chunk(ThriftStruct group, Leaf leaf) throws ParquetException {
    for (ThriftStruct column : group.structs(1)) {
      ThriftStruct metadata = column.struct(3);
      if (metadata.texts(3).equals(leaf.path())) {
        long data = metadata.number(9);
        long dictionary = metadata.number(11, data);
        return new Chunk(
            dictionary > 0 ? Math.min(data, dictionary) : data,
            metadata.number(7),
            metadata.number(5),
            Compression.of(metadata.number(4)));
      }
    }
    throw new ParquetException("a row group without the column " + leaf.name());
  }
}
