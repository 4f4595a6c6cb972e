package dev.akin.eval.parquet;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What stands before a page.
 *
 * @param struct its fields
 * @param length its bytes
 */
record PageHeader(ThriftStruct struct, int length) {
  /** A page's bytes, packed or not. */
  static final int MAX_BYTES = 1 << 28;

  static final int DATA = 0;
  static final int DICTIONARY = 2;
  static final int DATA_SECOND_VERSION = 3;

  private static final int USUAL_BYTES = 1 << 12;
  private static final int MOST_BYTES = 1 << 24;

  /** Reads the header at an offset of the file; statistics may make it long. */
  static PageHeader read(FileBytes file, long at) throws IOException {
    for (int attempt = USUAL_BYTES; ; attempt = MOST_BYTES) {
      int length = (int) Math.min(attempt, file.size() - at);
      ByteBuffer bytes = ByteBuffer.wrap(file.read(at, Math.max(0, length)));
      try {
        ThriftStruct struct = ThriftInput.read(bytes);
        return new PageHeader(struct, bytes.position());
      } catch (BufferUnderflowException e) {
        if (attempt == MOST_BYTES || length < attempt) {
          throw new ParquetException("a page header that does not end", e);
        }
      }
    }
  }

  int type() throws ParquetException {
    return (int) struct.number(1);
  }

  int packedBytes() throws ParquetException {
    return struct.size(3, MAX_BYTES);
  }
}
