package dev.akin.core.index;

import dev.akin.core.quantizer.QuantizerFamily;
import java.util.List;
import java.util.Optional;

/**
 * The parts that a composition may name and its family does not know by itself.
 *
 * @param quantizers ways to make vectors small
 * @param coarse ways to find the nearest of many centroids
 */
public record Components(List<QuantizerFamily> quantizers, List<CoarseFamily> coarse) {
  public Components {
    quantizers = List.copyOf(quantizers);
    coarse = List.copyOf(coarse);
  }

  /** The family of a code's token, {@code PQ28} for example, if there is one. */
  public Optional<QuantizerFamily> findQuantizer(String token) {
    return quantizers.stream().filter(family -> family.accepts(token)).findFirst();
  }

  /**
   * The family of a code's token.
   *
   * @throws IllegalArgumentException naming the token and what there is
   */
  public QuantizerFamily quantizer(String token) {
    return findQuantizer(token)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no code is called \"%s\"; there are: %s"
                    .formatted(token, quantizers.stream().map(QuantizerFamily::grammar).toList())));
  }

  /**
   * The coarse family of a token.
   *
   * @throws IllegalArgumentException naming the token and what there is
   */
  public CoarseFamily coarse(String token) {
    return coarse.stream()
        .filter(family -> family.accepts(token))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "nothing called \"%s\" finds centroids; there are: %s"
                    .formatted(token, coarse.stream().map(CoarseFamily::grammar).toList())));
  }
}
