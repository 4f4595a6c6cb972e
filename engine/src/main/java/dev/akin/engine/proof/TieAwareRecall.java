package dev.akin.engine.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The share of the k nearest neighbors that a search found, where any neighbor as near as the k-th
 * counts: among equally near ones the order is arbitrary, and an answer is not worse for choosing
 * another. Nearness is judged by the scores of exact search alone, never by those of the search
 * under proof, so ties are seen up to {@value #MARGIN} ranks beyond k; whoever answers from further
 * down such a tie is under-rated.
 *
 * @param <I> the type of ids
 */
final class TieAwareRecall<I> {
  private static final int MARGIN = 100;

  /** Two sums of the same products in another order differ by about this much, relatively. */
  private static final double TOLERANCE = 1e-6;

  private final ProofSearch<I> exact;
  private final ProofSearch<I> served;
  private final int k;

  TieAwareRecall(ProofSearch<I> exact, ProofSearch<I> served, int k) {
    this.exact = exact;
    this.served = served;
    this.k = k;
  }

  /** The recall of one query in [0, 1]. */
  double of(ProofQuery<I> query) {
    int reach = k + query.excluded().size();
    List<Neighbor<I>> truth = kept(exact.search(query.vector(), reach + MARGIN), query);
    if (truth.isEmpty()) {
      throw new IllegalArgumentException("exact search found no neighbor to compare with");
    }
    int expected = Math.min(k, truth.size());
    double last = truth.get(expected - 1).score();
    double threshold = last - TOLERANCE * Math.max(1, Math.abs(last));
    Set<I> near = new HashSet<>();
    for (Neighbor<I> neighbor : truth) {
      if (neighbor.score() >= threshold) {
        near.add(neighbor.id());
      }
    }
    List<Neighbor<I>> answer = kept(served.search(query.vector(), reach), query);
    int found = 0;
    for (Neighbor<I> neighbor : answer.subList(0, Math.min(expected, answer.size()))) {
      // Removing counts an id that is answered twice only once.
      found += near.remove(neighbor.id()) ? 1 : 0;
    }
    return (double) found / expected;
  }

  private List<Neighbor<I>> kept(List<Neighbor<I>> answer, ProofQuery<I> query) {
    return answer.stream().filter(neighbor -> !query.excluded().contains(neighbor.id())).toList();
  }
}
