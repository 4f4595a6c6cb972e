package dev.akin.core.index;

import dev.akin.core.file.SectionFile;
import java.io.IOException;
import java.util.Optional;

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

  /**
   * An index as one that changes in place, where this family can do that cheaper than by building
   * anew; its answers may be others than before by what approximate answers differ.
   *
   * @param index any; if the result is present, it belongs to that from now on
   * @param options threads of what changing costs
   * @return empty if the index is none of this family's or its kind does not change in place
   */
  default Optional<MutableIndex> inPlace(Index index, BuildOptions options) {
    return Optional.empty();
  }
}
