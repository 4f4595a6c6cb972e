package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.quantizer.QuantizerShape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How the quantizer lies in a section file, version 1; names stand behind the layer's prefix,
 * numbers are little-endian.
 *
 * <pre>
 * section    offset   bytes      content
 * SHAPE      see {@link QuantizerShape}
 * ROTATION   0        8          seed of the rotation
 * CENTROID   0        4 d        centroid, float32
 * </pre>
 */
final class RaBitQFormat {
  private static final String ROTATION = "ROTATION";
  private static final String CENTROID = "CENTROID";
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private RaBitQFormat() {}

  /** Writes rotation and centroid. */
  static void write(SectionFileWriter writer, String prefix, RaBitQuantizer quantizer)
      throws IOException {
    writer.section(prefix + ROTATION).writeLong(quantizer.seed());
    MemorySegment centroid = MemorySegment.ofArray(new byte[Float.BYTES * quantizer.dimension()]);
    MemorySegment.copy(quantizer.centroid(), 0, centroid, FLOAT, 0, quantizer.dimension());
    writer.section(prefix + CENTROID).write(centroid);
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
