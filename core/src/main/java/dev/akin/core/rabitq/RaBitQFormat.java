package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.vector.VectorSet;
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
 * CENTROID   0        4 d        centroid, float32; where vectors are not partitioned
 * ROTATED_CENTRES     4 D each   rotated centroids of the lists, float32; where they are
 * </pre>
 */
final class RaBitQFormat {
  private static final String ROTATION = "ROTATION";
  private static final String CENTROID = "CENTROID";
  private static final String ROTATED_CENTRES = "ROTATED_CENTRES";
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private RaBitQFormat() {}

  /** Writes rotation and centroid; of several centres their rotated form. */
  static void write(SectionFileWriter writer, String prefix, RaBitQuantizer quantizer)
      throws IOException {
    writer.section(prefix + ROTATION).writeLong(quantizer.seed());
    if (quantizer.centres().vectors().size() == 1) {
      writer.section(prefix + CENTROID).write(QuantizerShape.floats(quantizer.centroid()));
      return;
    }
    VectorSet rotated = quantizer.rotatedCentres();
    writer
        .section(prefix + ROTATED_CENTRES)
        .write(rotated.segment().asSlice(rotated.offset(0), rotated.size() * rotated.stride()));
  }

  /** Reads rotation and centroid; several origins are the centres themselves. */
  static RaBitQuantizer read(
      SectionFile file, String prefix, QuantizerShape shape, VectorSet origins) throws IOException {
    int dimension = shape.dimension();
    long seed = QuantizerShape.section(file, prefix + ROTATION, Long.BYTES).get(LONG, 0);
    if (origins.size() == 1) {
      float[] centroid = new float[dimension];
      MemorySegment values =
          QuantizerShape.section(file, prefix + CENTROID, (long) Float.BYTES * dimension);
      MemorySegment.copy(values, VectorSet.VALUE, 0, centroid, 0, dimension);
      for (int i = 0; i < dimension; i++) {
        if (!Float.isFinite(centroid[i])) {
          throw file.corrupt(prefix + CENTROID, 4L * i, "centroid value " + centroid[i]);
        }
      }
      try {
        return new RaBitQuantizer(shape.metric(), centroid, seed);
      } catch (IllegalArgumentException e) {
        // Numbers so large that their rotation overflows.
        throw file.corrupt(prefix + CENTROID, 0, String.valueOf(e.getMessage()));
      }
    }
    int padded = CodeBlock.padded(dimension);
    MemorySegment rotated =
        QuantizerShape.section(
            file, prefix + ROTATED_CENTRES, origins.size() * VectorSet.stride(padded));
    return new RaBitQuantizer(
        shape, origins, VectorSet.ofSegment(rotated, 0, origins.size(), padded), seed);
  }
}
