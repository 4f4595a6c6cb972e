package dev.akin.engine.capacity;

import java.util.List;
import java.util.Optional;

/**
 * What is planned for a need, or that nothing is expected to keep its contract.
 *
 * @param need that was planned for
 * @param chosen the cheapest deployment that keeps the contract; nothing if none does
 * @param considered the best deployment of each family, kept bounds or not, with what it breaks
 * @param front what can be had at usual recalls, none as good as another in recall, latency, memory
 *     and price
 * @param relaxations where nothing keeps the contract, the single bounds that would have to give
 *     way, the cheapest first; none if one alone is not enough
 * @param assumptions that the numbers rest on
 */
public record CapacityPlan(
    Need need,
    Optional<Deployment> chosen,
    List<Considered> considered,
    List<Deployment> front,
    List<Relaxation> relaxations,
    List<String> assumptions) {

  /**
   * A family that was looked at.
   *
   * @param family which one
   * @param best its best deployment; nothing if it cannot serve or does not fit
   * @param why it was chosen or passed over, in words
   */
  public record Considered(Family family, Optional<Deployment> best, String why) {}

  public CapacityPlan {
    considered = List.copyOf(considered);
    front = List.copyOf(front);
    relaxations = List.copyOf(relaxations);
    assumptions = List.copyOf(assumptions);
  }

  public boolean isFeasible() {
    return chosen.isPresent();
  }
}
