package dev.akin.core.norm;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.VectorsFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * How rows by norm lie in a section file, version 1; numbers are little-endian.
 *
 * <pre>
 * section   offset  bytes  content
 * SHAPE     see {@link VectorsFormat}
 * VECTORS   see {@link VectorsFormat}; row p is the one at place p: norms fall
 * ORDINALS  4 p     4      ordinal of the row at place p
 * NORMS     8 b     4      no norm at places 64 b … 64 b + 63 is larger, float32
 *           8 b + 4 4      no norm there is smaller, float32
 * </pre>
 */
final class NormFormat {
  private static final String ORDINALS = "ORDINALS";
  private static final String NORMS = "NORMS";

  private NormFormat() {}

  static void write(SectionFileWriter writer, NormOrder order) throws IOException {
    VectorsFormat.write(writer, order.rows(), order.metric());
    writer.section(ORDINALS).write(order.ordinals());
    writer.section(NORMS).write(order.norms());
  }

  static NormOrder read(SectionFile file) throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    int size = contents.vectors().size();
    return new NormOrder(
        contents.vectors(),
        section(file, ORDINALS, (long) Integer.BYTES * size),
        section(file, NORMS, 2L * Float.BYTES * NormOrder.blocks(size)),
        contents.metric());
  }

  private static MemorySegment section(SectionFile file, String name, long bytes)
      throws IOException {
    MemorySegment section = file.section(name);
    if (section.byteSize() != bytes) {
      throw file.corrupt(
          name, 0, "%,d bytes, the shape asks for %,d".formatted(section.byteSize(), bytes));
    }
    return section;
  }
}
