package dev.akin.core.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What an index is put together from: the parts of a factory string, in the field's notation.
 *
 * <pre>
 *   factory string = [transform ","]* [partition ","] [code] ["," refine]
 * </pre>
 *
 * @param transforms tokens such as {@code PCA128}, applied from left to right; may be empty
 * @param partition a token such as {@code IVF1024}, or the empty string for none
 * @param code a token such as {@code PQ28x4fs} or {@code Flat}; the empty string where the
 *     partition keeps vectors in its own way, as {@code HNSW32} does
 * @param refine {@code RFlat}, {@code Refine(SQ8)}, or the empty string for none
 */
public record Composition(List<String> transforms, String partition, String code, String refine) {
  /** The code that is no code: raw float32 values. */
  public static final String FLAT = "Flat";

  /** Refining by raw vectors. */
  public static final String REFINE_FLAT = "RFlat";

  public Composition {
    transforms = List.copyOf(transforms);
  }

  /**
   * The factory string of the same composition with raw vectors beside it: what a message advises
   * where only those can do what is asked.
   */
  public static String withRawVectors(String specification) {
    int refine = specification.indexOf(",Refine(");
    return (refine < 0 ? specification : specification.substring(0, refine)) + "," + REFINE_FLAT;
  }

  /** The part that a partition's family builds: partition × code, without what is around it. */
  public Composition bare() {
    return new Composition(List.of(), partition, code, "");
  }

  /** Whether vectors are kept as they are. */
  public boolean isFlat() {
    return code.isEmpty() || code.equals(FLAT);
  }

  /** The factory string. */
  @Override
  public String toString() {
    List<String> tokens = new ArrayList<>(transforms);
    for (String token : List.of(partition, code, refine)) {
      if (!token.isEmpty()) {
        tokens.add(token);
      }
    }
    return String.join(",", tokens);
  }
}
