package dev.akin.core.index;

import dev.akin.core.file.SectionFile;
import java.io.IOException;

/**
 * One way to arrange codes so that near ones are found without looking at all of them: the
 * partition of a factory string. A family is added to the library by one line in its list.
 */
public interface IndexFamily {
  /** The name in files, for example {@code hnsw}. */
  String name();

  /** How its tokens look, for messages, for example {@code HNSW32}. */
  String grammar();

  /** Whether a token is one of this family's; the empty token means no partition. */
  boolean accepts(String token);

  /**
   * Whether the factory string may end with the partition, which then keeps vectors in its own way.
   */
  default boolean codeIsOptional() {
    return false;
  }

  /**
   * Whether codes may be put into this partition.
   *
   * @param code a token of a quantizer family
   */
  default boolean takes(String code) {
    return true;
  }

  /**
   * Learns what the partition and its code need.
   *
   * @throws IllegalArgumentException if vectors or numbers in the tokens are out of bounds
   */
  TrainedIndex train(TrainRequest request);

  /**
   * Opens an index over a file of this family. On success the index owns the file and closes it.
   *
   * @param composition what the file holds, without transforms and refine
   * @throws dev.akin.core.file.CorruptFileException if a section is missing or its numbers
   *     contradict each other
   */
  Index open(SectionFile file, Composition composition, Components components) throws IOException;
}
