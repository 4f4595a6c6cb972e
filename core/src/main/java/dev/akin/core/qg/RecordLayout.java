package dev.akin.core.qg;

import dev.akin.core.kernel.SignScan;
import dev.akin.core.vector.VectorSet;

/**
 * Where things lie in the record of a node; all in the order in which an expansion reads them, all
 * at multiples of 64 bytes.
 *
 * <pre>
 * vector     float32 [dimension], padded with zeros to 64 bytes
 * codes      a block of 32 codes with their factors, see {@link SignScan}
 * neighbors  int32 [32]
 * </pre>
 *
 * @param dimension values per vector
 */
record RecordLayout(int dimension) {
  /** Neighbors of every node: the codes of one block. */
  static final int DEGREE = SignScan.CODES;

  /** The largest dimension: codes hold it, and one more that links for inner products need. */
  static final int MAX_DIMENSION = SignScan.MAX_LENGTH - Long.SIZE;

  RecordLayout {
    if (dimension < 1 || dimension > SignScan.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "dimension %,d: a record holds 1 to %,d".formatted(dimension, SignScan.MAX_LENGTH));
    }
  }

  /** Coordinates of a code: the dimension, padded to what a rotation takes. */
  int codeLength() {
    return (dimension + Long.SIZE - 1) / Long.SIZE * Long.SIZE;
  }

  /** Byte offset of the block of codes. */
  long codes() {
    return VectorSet.stride(dimension);
  }

  /** Byte offset of the neighbors. */
  long neighbors() {
    return codes() + SignScan.blockBytes(codeLength());
  }

  /** Bytes of a record. */
  long bytes() {
    return neighbors() + (long) DEGREE * Integer.BYTES;
  }
}
