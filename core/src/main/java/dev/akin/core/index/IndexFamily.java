package dev.akin.core.index;

import dev.akin.core.file.SectionFile;
import java.io.IOException;

/** One way to build and read indexes. A family is added to the library by one line in its list. */
public interface IndexFamily {
  /** The name in files, for example {@code hnsw}. */
  String name();

  /** How its factory strings look, for messages, for example {@code HNSW32}. */
  String grammar();

  /** Whether a factory string is one of this family's. */
  boolean accepts(String specification);

  /**
   * Builds an index.
   *
   * @throws IllegalArgumentException if vectors or numbers in the specification are out of bounds
   */
  Index build(BuildRequest request);

  /**
   * Opens an index over a file of this family. On success the index owns the file and closes it.
   *
   * @throws dev.akin.core.file.CorruptFileException if a section is missing or its numbers
   *     contradict each other
   */
  Index open(SectionFile file) throws IOException;
}
