package dev.akin.core.pq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.TableKernels;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * The centroids of all sub-quantizers, each as columns {@code [width][centroids]}: one vector of
 * the processor holds a coordinate of many centroids. Immutable and thread-safe.
 */
final class Codebooks {
  private static final String CODEBOOKS = "CODEBOOKS";

  private final PqShape shape;
  private final float[][] columns;

  /** Columns of all, one sub-quantizer after the other; empty unless there are 16 centroids. */
  private final float[] all;

  /**
   * @param columns {@code [subQuantizers][width * centroids]}, kept
   */
  Codebooks(PqShape shape, float[][] columns) {
    this.shape = shape;
    this.columns = columns;
    int size = shape.width() * shape.centroids();
    all = new float[shape.bits() == 4 ? columns.length * size : 0];
    for (int m = 0; m * size < all.length; m++) {
      System.arraycopy(columns[m], 0, all, m * size, size);
    }
  }

  PqShape shape() {
    return shape;
  }

  long bytesInMemory() {
    return (long) Float.BYTES * (shape.padded() * shape.centroids() + all.length);
  }

  /** A coordinate of a centroid. */
  float value(int subQuantizer, int code, int i) {
    return columns[subQuantizer][i * shape.centroids() + code];
  }

  /**
   * Fills in squared distances of a part and the centroids of its sub-quantizer.
   *
   * @param part {@code [width]}
   * @param distances {@code [centroids]}
   */
  void squaredL2(int subQuantizer, float[] part, float[] distances) {
    TableKernels.squaredL2(part, columns[subQuantizer], distances);
  }

  /**
   * Fills in squared distances of all parts and the 16 centroids of their sub-quantizers.
   *
   * @param vector {@code [subQuantizers * width]}
   * @param tables {@code [subQuantizers][16]}
   */
  void squaredL2(float[] vector, float[] tables) {
    TableKernels.squaredL2Tables(vector, all, tables);
  }

  /** Fills in inner products of a part and the centroids of its sub-quantizer. */
  void dot(int subQuantizer, float[] part, float[] products) {
    TableKernels.dot(part, columns[subQuantizer], products);
  }

  /** Writes the residual that codes stand for. */
  void decode(int[] codes, float[] target) {
    for (int i = 0; i < shape.dimension(); i++) {
      int subQuantizer = i / shape.width();
      target[i] = value(subQuantizer, codes[subQuantizer], i % shape.width());
    }
  }

  void write(SectionFileWriter writer, String prefix) throws IOException {
    writer.section(prefix + CODEBOOKS);
    for (float[] columnsOfOne : columns) {
      writer.write(QuantizerShape.floats(columnsOfOne));
    }
  }

  /** Reads the centroids: numbers that no training gives are damage. */
  static Codebooks read(SectionFile file, String prefix, PqShape shape) throws IOException {
    String name = prefix + CODEBOOKS;
    int size = shape.width() * shape.centroids();
    long bytes = (long) Float.BYTES * shape.subQuantizers() * size;
    MemorySegment section = QuantizerShape.section(file, name, bytes);
    float[][] columns = new float[shape.subQuantizers()][size];
    for (int m = 0; m < columns.length; m++) {
      long at = (long) Float.BYTES * m * size;
      MemorySegment.copy(section, VectorSet.VALUE, at, columns[m], 0, size);
      for (int i = 0; i < size; i++) {
        if (!Float.isFinite(columns[m][i])) {
          throw file.corrupt(name, at + 4L * i, "centroid value " + columns[m][i]);
        }
      }
    }
    return new Codebooks(shape, columns);
  }
}
