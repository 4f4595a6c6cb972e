package dev.akin.core.transform;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What every transform says of itself in a file, version 1; numbers are little-endian.
 *
 * <pre>
 * section       offset  bytes  content
 * …SHAPE        0       4      input dimension, 1 … 1,048,576
 *               4       4      output dimension, 1 … 1,048,576
 *               8       4      input metric: 0 l2, 1 dot, 2 cosine
 *               12      4      zero
 *               16      8      the family's own number: a seed, a norm
 * </pre>
 *
 * @param inputDimension values in front
 * @param outputDimension values behind
 * @param metric the metric in front
 * @param number the family's own
 */
public record TransformShape(int inputDimension, int outputDimension, Metric metric, long number) {
  private static final String SHAPE = "SHAPE";
  private static final int BYTES = 24;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Appends the section. */
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    writer.section(prefix + SHAPE);
    writer.writeInt(inputDimension).writeInt(outputDimension).writeInt(metric.code()).writeInt(0);
    writer.writeLong(number);
  }

  /**
   * Reads the section.
   *
   * @throws CorruptFileException if it is missing or a number is out of bounds
   */
  public static TransformShape read(SectionFile file, String prefix) throws CorruptFileException {
    MemorySegment section = file.section(prefix + SHAPE);
    if (section.byteSize() != BYTES) {
      throw corrupt(file, prefix, "%,d bytes, expected %d".formatted(section.byteSize(), BYTES));
    }
    int metric = section.get(INT, 8);
    if (!Metric.isCode(metric)) {
      throw corrupt(file, prefix, "metric %,d, 0 to 2 are known".formatted(metric));
    }
    int input = section.get(INT, 0);
    int output = section.get(INT, 4);
    if (input < 1
        || input > VectorSet.MAX_DIMENSION
        || output < 1
        || output > VectorSet.MAX_DIMENSION) {
      throw corrupt(file, prefix, "dimensions %,d and %,d".formatted(input, output));
    }
    return new TransformShape(input, output, Metric.ofCode(metric), section.get(LONG, 16));
  }

  /**
   * Checks that the transform keeps the dimension.
   *
   * @throws CorruptFileException if it does not
   */
  public void requireSquare(SectionFile file, String prefix) throws CorruptFileException {
    if (inputDimension != outputDimension) {
      throw corrupt(
          file,
          prefix,
          "dimensions %,d and %,d, expected the same".formatted(inputDimension, outputDimension));
    }
  }

  /** A complaint about the section, ready to be thrown. */
  public static CorruptFileException corrupt(SectionFile file, String prefix, String complaint) {
    return file.corrupt(prefix + SHAPE, 0, complaint);
  }
}
