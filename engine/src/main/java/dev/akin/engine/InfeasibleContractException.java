package dev.akin.engine;

import dev.akin.engine.capacity.Infeasibility;
import dev.akin.engine.point.NamedVectors;

/**
 * Nothing is expected to keep the contract that a collection was to be created with; nothing was
 * created. The message says what breaks it and which single bound would be enough to loosen.
 */
public final class InfeasibleContractException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String vector;
  private final transient Infeasibility infeasibility;

  InfeasibleContractException(String collection, String vector, Infeasibility infeasibility) {
    super(
        "contract of collection \"%s\"%s: %s"
            .formatted(
                collection,
                vector.equals(NamedVectors.UNNAMED) ? "" : ", vector \"" + vector + "\"",
                infeasibility.sentence()));
    this.vector = vector;
    this.infeasibility = infeasibility;
  }

  /** The name of the kind of vector that it concerns, empty where vectors have no names. */
  public String vector() {
    return vector;
  }

  /** What could be kept instead. */
  public Infeasibility infeasibility() {
    return infeasibility;
  }
}
