package dev.akin.eval.compare;

import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is worth measuring next: first what may move the front of all, then, with less weight, what
 * may move that of its family, so that families can be compared with each other where one leads
 * everywhere.
 */
final class Proposals {
  /** The weight of a gap that only its family has. */
  private static final double WITHIN_FAMILY = 0.4;

  /** A gap within a family that would be seen beside the others. */
  private static final double LEAST_GAP = 0.1;

  private Proposals() {}

  /**
   * Proposals for all indexes, the most promising first.
   *
   * @param spaces of the settings, by factory string
   */
  static List<Proposal> of(Map<String, KnobSpace> spaces, ComparisonResult result) {
    Map<Family, List<Measurement>> families = result.byFamily();
    List<Proposal> proposals = new ArrayList<>();
    spaces.forEach((specification, space) -> {
      List<Proposal> overall = Refinement.of(specification, space, result.measurements());
      proposals.addAll(overall);
      List<Measurement> relatives = families.getOrDefault(result.family(specification), List.of());
      for (Proposal each : Refinement.of(specification, space, relatives)) {
        boolean known = overall.stream().anyMatch(each::hasSettingOf);
        if (!known && each.gain() >= LEAST_GAP) {
          proposals.add(each.weighted(WITHIN_FAMILY));
        }
      }
    });
    proposals.sort(
        Comparator.comparingDouble(Proposal::gain)
            .reversed()
            .thenComparing(Proposal::specification));
    return proposals;
  }
}
