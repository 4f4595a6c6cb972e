package dev.akin.core;

import dev.akin.core.index.Composition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads factory strings, in FAISS's notation: {@code [transform,]* [partition,] [code] [,refine]}.
 * docs/parameters.md is its page.
 */
final class FactoryString {
  private static final String REFINE_OPEN = "Refine(";
  private static final String REFINE_CLOSE = ")";

  private final String text;
  private final Deque<String> tokens;

  private FactoryString(String text) {
    this.text = text;
    this.tokens = new ArrayDeque<>(List.of(text.split(",", -1)));
  }

  /**
   * The composition that a string names.
   *
   * @throws IllegalArgumentException saying which part is not understood and what there is
   */
  static Composition parse(String text) {
    return new FactoryString(text).composition();
  }

  /** The code that refines, or the empty string if it is raw vectors or nothing. */
  static String refineCode(String refine) {
    return refine.startsWith(REFINE_OPEN)
        ? refine.substring(REFINE_OPEN.length(), refine.length() - REFINE_CLOSE.length())
        : "";
  }

  private Composition composition() {
    List<String> transforms = new ArrayList<>();
    while (!tokens.isEmpty() && Parts.isTransform(tokens.element())) {
      transforms.add(tokens.remove());
    }
    String partition = "";
    if (!tokens.isEmpty() && isPartition(tokens.element())) {
      partition = tokens.remove();
    }
    String code = "";
    if (!tokens.isEmpty() && Parts.isCode(tokens.element())) {
      code = tokens.remove();
    }
    String refine = "";
    if (!tokens.isEmpty() && isRefine(tokens.element())) {
      refine = tokens.remove();
    }
    if (!tokens.isEmpty()) {
      throw unknown(tokens.element());
    }
    return new Composition(transforms, partition, checked(partition, code), refine);
  }

  /** The code as the partition's family writes it. */
  private String checked(String partition, String code) {
    boolean isOptional = Parts.codeIsOptional(partition);
    if (isOptional && code.equals(Composition.FLAT)) {
      return "";
    }
    if (code.isEmpty() && !isOptional) {
      throw new IllegalArgumentException(
          "\"%s\" names no code; there are: %s".formatted(text, Parts.codes()));
    }
    if (!code.isEmpty() && Parts.families(partition, code).isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\": %s takes no code %s".formatted(text, partition, code));
    }
    return code;
  }

  private static boolean isPartition(String token) {
    return !token.isEmpty() && Parts.isFamily(token);
  }

  private static boolean isRefine(String token) {
    return token.equals(Composition.REFINE_FLAT)
        || (token.startsWith(REFINE_OPEN)
            && token.endsWith(REFINE_CLOSE)
            && !refineCode(token).equals(Composition.FLAT)
            && Parts.isCode(refineCode(token)));
  }

  private IllegalArgumentException unknown(String token) {
    return new IllegalArgumentException(
        "no index is called \"%s\": \"%s\" is not understood there; %s"
            .formatted(text, token, Parts.grammar()));
  }
}
