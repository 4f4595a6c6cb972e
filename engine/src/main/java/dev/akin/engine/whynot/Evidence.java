package dev.akin.engine.whynot;

import dev.akin.engine.filter.UnmetCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was found out on the way to a reason; what was not needed for it is empty.
 *
 * @param trace where a point that is gone left something behind
 * @param end when it came to its end
 * @param vectors the names of the vectors that it has
 * @param unmet the conditions of the filter that it does not fulfil
 * @param rank its rank in the answer as it was searched, from 1; empty if it is not there
 * @param standing how it stands in exact search
 * @param passage the way that the search took through the point's part
 */
public record Evidence(
    Optional<String> trace,
    Optional<Instant> end,
    Set<String> vectors,
    List<UnmetCondition> unmet,
    OptionalInt rank,
    Optional<Standing> standing,
    Optional<Passage> passage) {
  private static final Evidence NONE =
      new Evidence(
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          List.of(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty());

  public Evidence {
    vectors = Set.copyOf(vectors);
    unmet = List.copyOf(unmet);
  }

  public static Evidence none() {
    return NONE;
  }

  public Evidence withTrace(String where) {
    return new Evidence(Optional.of(where), end, vectors, unmet, rank, standing, passage);
  }

  public Evidence withEnd(Instant when) {
    return new Evidence(trace, Optional.of(when), vectors, unmet, rank, standing, passage);
  }

  public Evidence withVectors(Set<String> names) {
    return new Evidence(trace, end, names, unmet, rank, standing, passage);
  }

  public Evidence withUnmet(List<UnmetCondition> conditions) {
    return new Evidence(trace, end, vectors, conditions, rank, standing, passage);
  }

  public Evidence withRank(OptionalInt found) {
    return new Evidence(trace, end, vectors, unmet, found, standing, passage);
  }

  public Evidence withStanding(Standing exact) {
    return new Evidence(trace, end, vectors, unmet, rank, Optional.of(exact), passage);
  }

  public Evidence withPassage(Passage way) {
    return new Evidence(trace, end, vectors, unmet, rank, standing, Optional.of(way));
  }
}
