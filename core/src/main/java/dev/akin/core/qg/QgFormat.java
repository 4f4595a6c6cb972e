package dev.akin.core.qg;

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
 * How a quantized graph lies in a section file, version 1; numbers are little-endian. D is d
 * rounded up to a multiple of 64, v is 4 d rounded up to a multiple of 64.
 *
 * <pre>
 * section  offset         bytes  content
 * QG       0              4      n, number of nodes
 *          4              4      d, dimension, 1 … 16,320
 *          8              4      metric: 0 l2, 1 dot, 2 cosine
 *          12             4      efConstruction
 *          16             4      efSearch, the default of searches
 *          20             4      entry node, -1 if n is 0
 *          24             8      seed of the rotation and of the insertion order
 * MEAN     0              4 d    m, the point around which codes are taken, float32
 * RECORDS  i · s          s      record of node i, s = v + 4 D + 384
 *          + 0            v      vector, float32, zeros behind it
 *          + v            4 D + 256  block of 32 codes: {@link dev.akin.core.kernel.SignScan}
 *          + v + 4 D + 256  128  neighbors, int32 [32]; the node itself where there is none
 * </pre>
 *
 * <p>The code of neighbor x of node c is made of the signs of P(x − c); its factors are in {@link
 * RecordEncoder}, P in {@link dev.akin.core.linear.RandomRotation}.
 */
final class QgFormat {
  private static final String HEADER = "QG";
  private static final String MEAN = "MEAN";
  private static final String RECORDS = "RECORDS";
  private static final int HEADER_BYTES = 32;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private QgFormat() {}

  static void write(SectionFileWriter writer, QgShape shape, CodeSpace space, Records records)
      throws IOException {
    QgParameters parameters = shape.parameters();
    writer.section(HEADER);
    writer.writeInt(shape.size()).writeInt(shape.dimension()).writeInt(shape.metric().code());
    writer.writeInt(parameters.efConstruction()).writeInt(parameters.efSearch());
    writer.writeInt(shape.entry()).writeLong(parameters.seed());
    writer.section(MEAN);
    for (float value : space.mean()) {
      writer.writeInt(Float.floatToRawIntBits(value));
    }
    writer.section(RECORDS).write(records.segment());
  }

  /** The index of a file, which it then owns. */
  static QgIndex read(SectionFile file) throws CorruptFileException {
    QgShape shape = readShape(file);
    RecordLayout layout = new RecordLayout(shape.dimension());
    MemorySegment records = section(file, RECORDS, shape.size() * layout.bytes());
    MemorySegment mean = section(file, MEAN, (long) shape.dimension() * Float.BYTES);
    float[] values = new float[shape.dimension()];
    MemorySegment.copy(mean, VectorSet.VALUE, 0, values, 0, values.length);
    CodeSpace space = new CodeSpace(values, shape.parameters().seed());
    return new QgIndex(shape, space, new Records(records, shape.size(), layout), file::close);
  }

  private static QgShape readShape(SectionFile file) throws CorruptFileException {
    MemorySegment header = section(file, HEADER, HEADER_BYTES);
    int size = header.get(INT, 0);
    int dimension = header.get(INT, 4);
    int metric = header.get(INT, 8);
    int entry = header.get(INT, 20);
    if (size < 0 || dimension < 1 || dimension > RecordLayout.MAX_DIMENSION) {
      throw file.corrupt(HEADER, 0, "%,d nodes of dimension %,d".formatted(size, dimension));
    }
    if (!Metric.isCode(metric)) {
      throw file.corrupt(HEADER, 8, "metric %,d, 0 to 2 are known".formatted(metric));
    }
    if (entry >= size || entry < (size == 0 ? -1 : 0)) {
      throw file.corrupt(HEADER, 20, "entry %,d in a graph of %,d nodes".formatted(entry, size));
    }
    try {
      QgParameters parameters =
          new QgParameters(header.get(INT, 12), header.get(INT, 16), header.get(LONG, 24));
      return new QgShape(size, dimension, Metric.ofCode(metric), entry, parameters);
    } catch (IllegalArgumentException e) {
      throw file.corrupt(HEADER, 12, String.valueOf(e.getMessage()));
    }
  }

  private static MemorySegment section(SectionFile file, String name, long bytes)
      throws CorruptFileException {
    MemorySegment section = file.section(name);
    if (section.byteSize() != bytes) {
      throw file.corrupt(
          name, 0, "%,d bytes, the graph's shape needs %,d".formatted(section.byteSize(), bytes));
    }
    return section;
  }
}
