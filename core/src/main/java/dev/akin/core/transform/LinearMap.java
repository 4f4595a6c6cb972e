package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The map y = A (x − c), learned from data: output value i is the inner product of row i of A with
 * the centred vector. Immutable and thread-safe.
 *
 * <pre>
 * section    offset  bytes  content
 * …CENTER    0       4 d    c, float32
 * …MATRIX    i · s   4 d    row i of A, float32; s = 4 d rounded up to a multiple of 64, zeros between
 * </pre>
 *
 * @param center c, {@code [inputDimension]}; zeros if vectors are not centred; not to be changed
 * @param matrix A, {@code [outputDimension][inputDimension]}
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by nobody; copying it for each mapper is waste.
public record LinearMap(float[] center, VectorSet matrix) {
  private static final String CENTER = "CENTER";
  private static final String MATRIX = "MATRIX";

  public LinearMap {
    if (center.length != matrix.dimension()) {
      throw new IllegalArgumentException(
          "center of dimension %,d, matrix of %,d".formatted(center.length, matrix.dimension()));
    }
  }

  /**
   * A map from rows in double.
   *
   * @param rows {@code [outputDimension][inputDimension]}
   */
  public static LinearMap of(double[] center, double[][] rows) {
    VectorSet.Builder matrix = VectorSet.builder(center.length, rows.length);
    for (double[] row : rows) {
      matrix.add(rounded(row));
    }
    return new LinearMap(rounded(center), matrix.build());
  }

  private static float[] rounded(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  /** Whether c is not zero. */
  boolean isCentred() {
    for (float value : center) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  long bytes() {
    return Float.BYTES * (long) center.length + matrix.size() * matrix.stride();
  }

  void write(SectionFileWriter writer, String prefix) throws IOException {
    MemorySegment bytes = MemorySegment.ofArray(new byte[Float.BYTES * center.length]);
    MemorySegment.copy(center, 0, bytes, VectorSet.VALUE, 0, center.length);
    writer.section(prefix + CENTER).write(bytes);
    writer
        .section(prefix + MATRIX)
        .write(matrix.segment().asSlice(matrix.offset(0), matrix.size() * matrix.stride()));
  }

  /** Reads a map of a shape; the matrix is copied, so that damage in the file cannot follow. */
  static LinearMap read(SectionFile file, String prefix, TransformShape shape) throws IOException {
    int input = shape.inputDimension();
    long bytes = shape.outputDimension() * VectorSet.stride(input);
    MemorySegment center = section(file, prefix + CENTER, (long) Float.BYTES * input);
    MemorySegment matrix = section(file, prefix + MATRIX, bytes);
    float[] values = new float[input];
    MemorySegment.copy(center, VectorSet.VALUE, 0, values, 0, input);
    requireFinite(file, prefix + CENTER, center);
    requireFinite(file, prefix + MATRIX, matrix);
    MemorySegment copy = Arena.ofAuto().allocate(bytes, 64).copyFrom(matrix);
    return new LinearMap(values, VectorSet.ofSegment(copy, 0, shape.outputDimension(), input));
  }

  /** Numbers that no training gives are damage; the padding of rows is zeros. */
  private static void requireFinite(SectionFile file, String name, MemorySegment floats)
      throws IOException {
    for (long at = 0; at < floats.byteSize(); at += Float.BYTES) {
      float value = floats.get(VectorSet.VALUE, at);
      if (!Float.isFinite(value)) {
        throw file.corrupt(name, at, "value " + value);
      }
    }
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
