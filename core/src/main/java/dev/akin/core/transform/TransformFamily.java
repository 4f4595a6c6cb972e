package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;

/**
 * One way to transform vectors. A family is added to the library by one line in its list.
 * Thread-safe.
 */
public interface TransformFamily {
  /** How its tokens look, for messages, for example {@code PCA128}. */
  String grammar();

  /** Whether a token of a factory string is one of this family's. */
  boolean accepts(String token);

  /**
   * Learns a transform; deterministic for sample, metric and seed, whatever the threads.
   *
   * @param token one that this family accepts
   * @param sample at least one row, prepared for the metric; representative of the rows that come
   * @param metric what near means in front of the transform
   * @throws IllegalArgumentException with numbers if the token does not fit the dimension or the
   *     metric
   */
  Transform train(String token, VectorSet sample, Metric metric, BuildOptions options);

  /**
   * Reads what a transform of this family wrote. Everything is copied out of the file.
   *
   * @param prefix begins the names of its sections
   * @throws dev.akin.core.file.CorruptFileException if a section is missing or its numbers
   *     contradict each other
   */
  Transform read(SectionFile file, String prefix) throws IOException;
}
