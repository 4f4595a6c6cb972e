package dev.akin.eval.compare;

/**
 * An index that may be compared.
 *
 * @param family the way in which it finds neighbors
 * @param specification its factory string
 * @param leading whether its family is compared by it first; others are variants
 */
public record Candidate(Family family, String specification, boolean leading) {
  /** Whether it is the same index as another candidate. */
  boolean hasSpecificationOf(Candidate other) {
    return specification.equals(other.specification);
  }
}
