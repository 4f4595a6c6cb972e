package dev.akin.core.quantizer;

import dev.akin.core.file.SectionFile;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;

/**
 * One kind of code: knows its tokens in factory strings, trains its quantizers and reads them back.
 * Immutable and thread-safe; a family is registered once, by the facade.
 */
public interface QuantizerFamily {
  /** What messages and lists call the family, for example {@code scalar}. */
  String name();

  /** The tokens it accepts, as documentation shows them, for example {@code SQ8 SQ4}. */
  String grammar();

  /** Whether a token of a factory string, such as {@code PQ28}, belongs to this family. */
  boolean accepts(String token);

  /**
   * How a token's quantizer is trained.
   *
   * @param token one that is {@linkplain #accepts accepted}
   * @throws IllegalArgumentException naming the numbers if they are out of bounds
   */
  QuantizerTrainer trainer(String token);

  /**
   * Whether inverted lists should have rows encoded relative to their centroids: what is left is
   * smaller and alike in all lists, so codebooks fit it better. Codes of single values gain little
   * from it, and without it a scorer need not prepare itself for each list.
   */
  default boolean prefersResiduals() {
    return false;
  }

  /**
   * A quantizer that {@link Quantizer#write} wrote, in milliseconds.
   *
   * @param prefix what its sections' names begin with
   * @param origins the origins that it was trained with; a view is kept
   * @throws dev.akin.core.file.CorruptFileException if a section is missing, has another length
   *     than its shape asks for, or contradicts the origins
   */
  Quantizer read(SectionFile file, String prefix, VectorSet origins) throws IOException;
}
