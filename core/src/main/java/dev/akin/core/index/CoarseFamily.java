package dev.akin.core.index;

import dev.akin.core.file.SectionFile;
import java.io.IOException;

/**
 * One way to find the nearest of many centroids, such as {@code HNSW32} in {@code IVF4096_HNSW32}.
 */
public interface CoarseFamily {
  /** How its tokens look, for messages. */
  String grammar();

  /** Whether a token is one of this family's. */
  boolean accepts(String token);

  /** Arranges centroids, which it keeps. */
  Coarse build(String token, Sample centroids, BuildOptions options);

  /**
   * Opens what {@link Coarse#write} wrote into a file that stays the caller's.
   *
   * @throws dev.akin.core.file.CorruptFileException if a section is missing or contradicts itself
   */
  Coarse open(SectionFile file, Sample centroids) throws IOException;
}
