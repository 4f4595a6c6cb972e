package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.quantizer.QuantizerShape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How a {@code RaBitQ,RFlat} index lies in a section file, version 1; numbers are little-endian.
 *
 * <pre>
 * section    offset   bytes      content
 * SHAPE      see {@link VectorsFormat}
 * VECTORS    see {@link VectorsFormat}
 * ROTATION   0        8          seed of the rotation
 * CENTROID   0        4 d        centroid, float32
 * CODES      b · s    s          block b of 128 vectors, s = 16 D + 2,048 with D = d rounded up to a
 *                                multiple of 64: codes and factors, see docs/formats/rabitq.md
 * </pre>
 */
final class RaBitQFormat {
  private static final String ROTATION = "ROTATION";
  private static final String CENTROID = "CENTROID";
  private static final String CODES = "CODES";
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private RaBitQFormat() {}

  static void write(SectionFileWriter writer, RaBitQIndex index) throws IOException {
    RaBitQuantizer quantizer = index.quantizer();
    VectorsFormat.write(writer, index.vectors().orElseThrow(), quantizer.metric());
    write(writer, "", quantizer);
    writer.section(CODES).write(index.codes());
  }

  /** Writes rotation and centroid. */
  static void write(SectionFileWriter writer, String prefix, RaBitQuantizer quantizer)
      throws IOException {
    writer.section(prefix + ROTATION).writeLong(quantizer.seed());
    MemorySegment centroid = MemorySegment.ofArray(new byte[Float.BYTES * quantizer.dimension()]);
    MemorySegment.copy(quantizer.centroid(), 0, centroid, FLOAT, 0, quantizer.dimension());
    writer.section(prefix + CENTROID).write(centroid);
  }

  static RaBitQIndex read(SectionFile file) throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    RaBitQuantizer quantizer =
        read(file, "", new QuantizerShape(contents.metric(), contents.vectors().dimension(), 1));
    MemorySegment codes =
        QuantizerShape.section(file, CODES, quantizer.codeBytes(contents.vectors().size()));
    return new RaBitQIndex(quantizer, codes, contents.vectors(), file::close);
  }

  /** Reads rotation and centroid. */
  static RaBitQuantizer read(SectionFile file, String prefix, QuantizerShape shape)
      throws IOException {
    int dimension = shape.dimension();
    long seed = QuantizerShape.section(file, prefix + ROTATION, Long.BYTES).get(LONG, 0);
    float[] centroid = new float[dimension];
    MemorySegment values =
        QuantizerShape.section(file, prefix + CENTROID, (long) Float.BYTES * dimension);
    MemorySegment.copy(values, FLOAT, 0, centroid, 0, dimension);
    return new RaBitQuantizer(shape.metric(), centroid, seed);
  }
}
