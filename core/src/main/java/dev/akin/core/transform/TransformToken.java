package dev.akin.core.transform;

import java.util.List;
import java.util.Optional;

/**
 * A part of a factory string and the family that knows it.
 *
 * @param family trains and reads the transform
 * @param token one that the family accepts
 */
public record TransformToken(TransformFamily family, String token) {
  public TransformToken {
    if (!family.accepts(token)) {
      throw new IllegalArgumentException(
          "\"%s\" is not a transform of the form %s".formatted(token, family.grammar()));
    }
  }

  /** A token with the first family that accepts it, or nothing if none does. */
  public static Optional<TransformToken> find(List<TransformFamily> families, String token) {
    return families.stream()
        .filter(family -> family.accepts(token))
        .findFirst()
        .map(family -> new TransformToken(family, token));
  }
}
