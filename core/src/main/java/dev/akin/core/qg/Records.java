package dev.akin.core.qg;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.Rows;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The table of all nodes, in memory or mapped: record {@code i} is node {@code i}. What it says of
 * neighbors may come from a damaged file: whoever follows a link checks that it is an ordinal.
 *
 * @param segment exactly {@code size} records
 * @param size number of nodes
 * @param layout of a record
 */
record Records(MemorySegment segment, int size, RecordLayout layout) {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Records with copies of vectors, all else zero. */
  static Records of(VectorSet vectors) {
    RecordLayout layout = new RecordLayout(vectors.dimension());
    int size = vectors.size();
    MemorySegment segment = Arena.ofAuto().allocate(size * layout.bytes(), Kernels.ALIGNMENT);
    Records records = new Records(segment, size, layout);
    long bytes = (long) vectors.dimension() * Float.BYTES;
    for (int node = 0; node < size; node++) {
      MemorySegment.copy(
          vectors.segment(), vectors.offset(node), segment, records.offset(node), bytes);
    }
    return records;
  }

  /** Byte offset of a node's record. */
  long offset(int node) {
    return node * layout.bytes();
  }

  /** What stands in a place of the list of the record at an offset. */
  int neighbor(long record, int place) {
    return segment.get(INT, record + layout.neighbors() + (long) place * Integer.BYTES);
  }

  /** Whether a link leads to a node. */
  boolean isNode(int neighbor) {
    return Integer.compareUnsigned(neighbor, size) < 0;
  }

  /** Links a place of the list of the record at an offset to a node. */
  void neighbor(long record, int place, int neighbor) {
    segment.set(INT, record + layout.neighbors() + (long) place * Integer.BYTES, neighbor);
  }

  /** Takes over the links of records of as many nodes. */
  void copyLinks(Records source) {
    for (int node = 0; node < size; node++) {
      for (int place = 0; place < RecordLayout.DEGREE; place++) {
        neighbor(offset(node), place, source.neighbor(source.offset(node), place));
      }
    }
  }

  /** The vectors, in place. */
  VectorSet vectors() {
    return new RecordVectors(
        new Rows(segment, 0, layout.bytes()),
        new VectorSet.Shape(size, layout.dimension(), Datatype.FLOAT32));
  }

  /** Rows that lie one to a record. */
  private record RecordVectors(Rows rows, VectorSet.Shape shape) implements VectorSet {}
}
