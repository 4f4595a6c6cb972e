package dev.akin.core.quantizer;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The first section of every written quantizer, {@code prefix + "SHAPE"}, 16 bytes little-endian:
 *
 * <pre>
 * offset  bytes  content
 * 0       4      version of the quantizer's format, 1
 * 4       4      metric: 0 l2, 1 dot, 2 cosine
 * 8       4      d, dimension
 * 12      4      variant: the family's own number, bits or sub-quantizers for example
 * </pre>
 */
public record QuantizerShape(Metric metric, int dimension, int variant) {
  private static final int VERSION = 1;
  private static final int BYTES = 4 * Integer.BYTES;
  private static final String SHAPE = "SHAPE";
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Writes the section. */
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    writer.section(prefix + SHAPE).writeInt(VERSION);
    writer.writeInt(metric.code()).writeInt(dimension).writeInt(variant);
  }

  /**
   * Reads the section.
   *
   * @param origins what the quantizer's codes are relative to: says the dimension
   * @throws dev.akin.core.file.CorruptFileException if a number is not possible
   */
  public static QuantizerShape read(SectionFile file, String prefix, VectorSet origins)
      throws IOException {
    String name = prefix + SHAPE;
    MemorySegment section = section(file, name, BYTES);
    int version = section.get(INT, 0);
    int metric = section.get(INT, 4);
    int dimension = section.get(INT, 8);
    if (version != VERSION) {
      throw file.corrupt(name, 0, "version %,d, this program reads 1".formatted(version));
    }
    if (!Metric.isCode(metric)) {
      throw file.corrupt(name, 4, "metric %,d, 0 to 2 are known".formatted(metric));
    }
    if (dimension != origins.dimension()) {
      throw file.corrupt(
          name, 8, "dimension %,d, the index has %,d".formatted(dimension, origins.dimension()));
    }
    return new QuantizerShape(Metric.ofCode(metric), dimension, section.get(INT, 12));
  }

  /**
   * A section of a known length.
   *
   * @throws dev.akin.core.file.CorruptFileException if it is missing or has another length
   */
  public static MemorySegment section(SectionFile file, String name, long bytes)
      throws IOException {
    MemorySegment section = file.section(name);
    if (section.byteSize() != bytes) {
      throw file.corrupt(
          name, 0, "%,d bytes, the shape asks for %,d".formatted(section.byteSize(), bytes));
    }
    return section;
  }

  /** Floats as files hold them, little-endian. */
  public static MemorySegment floats(float[] values) {
    MemorySegment bytes = MemorySegment.ofArray(new byte[Float.BYTES * values.length]);
    MemorySegment.copy(values, 0, bytes, VectorSet.VALUE, 0, values.length);
    return bytes;
  }
}
