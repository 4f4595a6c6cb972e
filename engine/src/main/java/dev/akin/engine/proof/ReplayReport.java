package dev.akin.engine.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A proof beside one that was measured later by its queries.
 *
 * <p>A search is deterministic: where data, index, queries, kernels and the paths taken are the
 * same, every recall must be the same to the last bit. Where one of them differs, the later recall
 * must lie in the interval of the earlier one. Latency is no part of it.
 *
 * @param then the earlier proof; has its evidence
 * @param now the later one; has its evidence
 */
public record ReplayReport(Proof then, Proof now) {
  public boolean isSameData() {
    return then.fingerprint().data().equals(now.fingerprint().data());
  }

  public boolean isSameIndex() {
    return then.fingerprint().index().equals(now.fingerprint().index());
  }

  public boolean isSameQueries() {
    return then.fingerprint().queries().equals(now.fingerprint().queries());
  }

  public boolean isSameKernels() {
    return then.fingerprint().kernels().equals(now.fingerprint().kernels());
  }

  /** Whether all searches of both took the same paths, which depend on the machine's speed. */
  public boolean isSamePaths() {
    return RecallParts.paths(then).equals(RecallParts.paths(now));
  }

  /** Whether every recall has to be the same. */
  public boolean isExpectedIdentical() {
    return isSameData() && isSameIndex() && isSameQueries() && isSameKernels() && isSamePaths();
  }

  /** Whether the later proof says what the earlier one said. */
  public boolean agrees() {
    return differences().isEmpty();
  }

  /** Where the later proof contradicts the earlier one, each in a line with its numbers. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    if (isExpectedIdentical()) {
      Map<String, RecallInterval> later = RecallParts.recalls(now);
      RecallParts.recalls(then)
          .forEach((name, recall) -> {
            RecallInterval again = later.get(name);
            if (!recall.equals(again)) {
              differences.add(
                  "%s: %s, the proof said %s"
                      .formatted(name, again == null ? "none" : exactly(again), exactly(recall)));
            }
          });
    } else if (now.recall().value() < then.recall().low()
        || now.recall().value() > then.recall().high()) {
      differences.add(
          String.format(
              Locale.ROOT,
              "recall: %.4f, the proof said %.4f to %.4f",
              now.recall().value(),
              then.recall().low(),
              then.recall().high()));
    }
    return List.copyOf(differences);
  }

  private static String exactly(RecallInterval recall) {
    return "%s (%s to %s, %d queries)"
        .formatted(recall.value(), recall.low(), recall.high(), recall.queries());
  }

  /** This report as a JSON object, with both proofs. */
  public Map<String, Object> toJson() {
    Map<String, Object> same = new LinkedHashMap<>();
    same.put("data", isSameData());
    same.put("index", isSameIndex());
    same.put("queries", isSameQueries());
    same.put("kernels", isSameKernels());
    same.put("paths", isSamePaths());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("agrees", agrees());
    json.put("same", same);
    json.put("differences", differences());
    json.put("then", then.toJson());
    json.put("now", now.toJson());
    return json;
  }
}
