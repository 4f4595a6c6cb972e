package dev.akin.engine.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recalls of a proof by what people call them, and the paths behind them. Those under the
 * user's filter are not among them: payloads, which decide what it accepts, are in no hash.
 */
final class RecallParts {
  private RecallParts() {}

  static Map<String, RecallInterval> recalls(Proof proof) {
    Breakdown breakdown = proof.breakdown();
    Map<String, RecallInterval> recalls = new LinkedHashMap<>();
    recalls.put("recall", proof.recall());
    for (Breakdown.Source source : breakdown.sources()) {
      recalls.put("recall of " + source.name() + " queries", source.recall());
    }
    // The same segments may have other names in a restored collection.
    for (int i = 0; i < breakdown.segments().size(); i++) {
      recalls.put(
          "recall of part %d of %d".formatted(i + 1, breakdown.segments().size()),
          breakdown.segments().get(i).part().recall());
    }
    for (FilterCell cell : breakdown.filterMatrix()) {
      recalls.put("recall under " + cell.describe(), cell.part().recall());
    }
    return recalls;
  }

  static List<Map<String, Long>> paths(Proof proof) {
    List<Map<String, Long>> paths = new ArrayList<>();
    proof.breakdown().segments().forEach(segment -> paths.add(segment.part().paths()));
    proof.breakdown().filterMatrix().forEach(cell -> paths.add(cell.part().paths()));
    return paths;
  }
}
