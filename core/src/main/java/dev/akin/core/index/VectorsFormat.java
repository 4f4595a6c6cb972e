package dev.akin.core.index;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How vectors lie in a section file, version 1; numbers are little-endian.
 *
 * <pre>
 * section  offset  bytes  content
 * SHAPE    0       4      n, number of vectors
 *          4       4      d, dimension, 1 … 1,048,576
 *          8       4      metric: 0 l2, 1 dot, 2 cosine
 * VECTORS  r · s   4 d    row r as float32; s = d · 4 rounded up to a multiple of 64, zeros between
 * </pre>
 *
 * <p>A layer of an index writes them behind a prefix of its own, {@code REFINE_SHAPE} for example.
 */
public final class VectorsFormat {
  private static final String SHAPE = "SHAPE";
  private static final String VECTORS = "VECTORS";
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private VectorsFormat() {}

  /**
   * What the sections hold.
   *
   * @param vectors a view of the file
   * @param metric the metric they were indexed for
   */
  public record Contents(VectorSet vectors, Metric metric) {}

  /** Appends the sections of a set. */
  public static void write(SectionFileWriter writer, VectorSet vectors, Metric metric)
      throws IOException {
    write(writer, "", new Contents(vectors, metric));
  }

  /**
   * Appends the sections of a set, their names behind a prefix.
   *
   * @throws IllegalArgumentException if rows are not float32
   */
  public static void write(SectionFileWriter writer, String prefix, Contents contents)
      throws IOException {
    VectorSet vectors = contents.vectors().requireFloat32();
    writer.section(prefix + SHAPE);
    writer.writeInt(vectors.size()).writeInt(vectors.dimension());
    writer.writeInt(contents.metric().code());
    long stride = VectorSet.stride(vectors.dimension());
    writer.section(prefix + VECTORS);
    if (vectors.stride() == stride) {
      writer.write(vectors.segment().asSlice(vectors.offset(0), vectors.size() * stride));
      return;
    }
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      writer.write(vectors.segment().asSlice(vectors.offset(ordinal), stride));
    }
  }

  /**
   * The vectors of a file, as a view.
   *
   * @throws dev.akin.core.file.CorruptFileException if the shape contradicts the sections' lengths
   */
  public static Contents read(SectionFile file) throws IOException {
    return read(file, "");
  }

  /** {@link #read(SectionFile)} of sections whose names stand behind a prefix. */
  public static Contents read(SectionFile file, String prefix) throws IOException {
    String shapeName = prefix + SHAPE;
    String vectorsName = prefix + VECTORS;
    MemorySegment shape = file.section(shapeName);
    if (shape.byteSize() != 3 * Integer.BYTES) {
      throw file.corrupt(shapeName, 0, "%,d bytes, expected 12".formatted(shape.byteSize()));
    }
    int size = shape.get(INT, 0);
    int dimension = shape.get(INT, 4);
    int metric = shape.get(INT, 8);
    MemorySegment vectors = file.section(vectorsName);
    if (size < 0 || dimension < 1 || dimension > VectorSet.MAX_DIMENSION) {
      throw file.corrupt(shapeName, 0, "%,d vectors of dimension %,d".formatted(size, dimension));
    }
    if (!Metric.isCode(metric)) {
      throw file.corrupt(shapeName, 8, "metric %,d, 0 to 2 are known".formatted(metric));
    }
    if (vectors.byteSize() != size * VectorSet.stride(dimension)) {
      throw file.corrupt(
          vectorsName,
          0,
          "%,d bytes, %,d vectors of dimension %,d have %,d"
              .formatted(vectors.byteSize(), size, dimension, size * VectorSet.stride(dimension)));
    }
    return new Contents(VectorSet.ofSegment(vectors, 0, size, dimension), Metric.ofCode(metric));
  }
}
