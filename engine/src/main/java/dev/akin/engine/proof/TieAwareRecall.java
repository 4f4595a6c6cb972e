package dev.akin.engine.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The share of the k nearest neighbors that a search found, where any neighbor as near as the k-th
 * counts: among equally near ones the order is arbitrary, and an answer is not worse for choosing
 * another. Nearness is judged by the scores of exact search alone, never by those of the search
 * under proof, so ties are seen up to {@value #MARGIN} ranks beyond k; whoever answers from further
 * down such a tie is under-rated. For any thread.
 *
 * @param k the number of neighbors that count, at least 1
 */
public record TieAwareRecall(int k) {
  private static final int MARGIN = 100;

  /** Two sums of the same products in another order differ by about this much, relatively. */
  private static final double TOLERANCE = 1e-6;

  /**
   * What an answer is worth.
   *
   * @param recall in [0, 1]
   * @param complete whether it has k neighbors, or all where there are fewer
   */
  public record Judgement(double recall, boolean complete) {}

  /** How many neighbors exact search has to give, those that do not count included. */
  public int truthDepth(ProofQuery<?> query) {
    return answerDepth(query) + MARGIN;
  }

  /** How many neighbors the search under proof is asked for, those that do not count included. */
  public int answerDepth(ProofQuery<?> query) {
    return k + query.excluded().size();
  }

  /**
   * Judges an answer; nothing if there is no neighbor that could have been found.
   *
   * @param truth the {@link #truthDepth} nearest by exact search, best first
   * @param answer the {@link #answerDepth} best of the search under proof, best first
   * @param <I> the type of ids, compared by {@code equals}
   */
  public <I> Optional<Judgement> judge(
      ProofQuery<I> query, List<Neighbor<I>> truth, List<Neighbor<I>> answer) {
    List<Neighbor<I>> nearest = kept(truth, query);
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    int expected = Math.min(k, nearest.size());
    double last = nearest.get(expected - 1).score();
    double threshold = last - TOLERANCE * Math.max(1, Math.abs(last));
    Set<I> near = new HashSet<>();
    for (Neighbor<I> neighbor : nearest) {
      if (neighbor.score() >= threshold) {
        near.add(neighbor.id());
      }
    }
    List<Neighbor<I>> answered = kept(answer, query);
    int found = 0;
    for (Neighbor<I> neighbor : answered.subList(0, Math.min(expected, answered.size()))) {
      // Removing counts an id that is answered twice only once.
      found += near.remove(neighbor.id()) ? 1 : 0;
    }
    return Optional.of(new Judgement((double) found / expected, answered.size() >= expected));
  }

  private static <I> List<Neighbor<I>> kept(List<Neighbor<I>> answer, ProofQuery<I> query) {
    return answer.stream().filter(neighbor -> !query.excluded().contains(neighbor.id())).toList();
  }
}
