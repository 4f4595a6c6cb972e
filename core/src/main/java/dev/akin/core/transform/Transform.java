package dev.akin.core.transform;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import java.io.IOException;

/**
 * A trained map of vectors into the space in which an index compares them, for example onto fewer
 * dimensions. Rows and queries may be mapped differently. Immutable and thread-safe.
 */
public interface Transform {
  /** The transform's part of a factory string, for example {@code PCA128}. */
  String specification();

  /** Values per vector in front of the transform. */
  int inputDimension();

  /** Values per vector behind it. */
  int outputDimension();

  /** The metric in front of the transform, whose distances are wanted. */
  Metric inputMetric();

  /**
   * The metric under which mapped vectors are compared; for cosine, mapped vectors have unit
   * length.
   */
  Metric outputMetric();

  /**
   * Whether distances that are mapped back are those in front of the transform, up to float
   * rounding. If not, they estimate them, and exact answers need the original vectors.
   */
  boolean keepsDistances();

  /** A mapper with scratch of its own, for one thread. */
  VectorMapper mapper();

  /** Bytes that mapping touches in memory. */
  long bytesInMemory();

  /**
   * Appends the transform's sections to a file.
   *
   * @param prefix begins the name of each of them
   */
  void write(SectionFileWriter writer, String prefix) throws IOException;
}
