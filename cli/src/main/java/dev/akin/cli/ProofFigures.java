package dev.akin.cli;

import dev.akin.engine.proof.Breakdown;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.QuerySource;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lines that every proof has for people. */
final class ProofFigures {
  private ProofFigures() {}

  /** What was proven, and its figures over all queries. */
  static String text(Proof proof) {
    return String.format(
        Locale.ROOT,
        """
        proof of %,d vectors of dimension %,d, measured %s
          plan      %s
                    %s
          recall    %.4f at %d against exact search (95 %% interval %.4f to %.4f, %s)
          latency   p50 %.2f ms, p99 %.2f ms
          memory    %,.0f bytes per vector
          disk      %,.0f bytes per vector
        """,
        proof.vectors(),
        proof.dimension(),
        proof.when(),
        proof.plan().index(),
        proof.plan().why(),
        proof.recall().value(),
        proof.recall().k(),
        proof.recall().low(),
        proof.recall().high(),
        queries(proof),
        proof.latencyMillis().p50(),
        proof.latencyMillis().p99(),
        proof.bytesPerVector().memory(),
        proof.bytesPerVector().disk());
  }

  /** {@code 500 held-out queries}, or those of each source. */
  private static String queries(Proof proof) {
    String sources =
        proof
            .evidence()
            .map(evidence ->
                evidence.breakdown().sources().stream()
                    .map(Breakdown.Source::name)
                    .collect(Collectors.joining(" and ")))
            .orElse(QuerySource.HELD_OUT);
    return String.format(Locale.ROOT, "%,d %s queries", proof.recall().queries(), sources);
  }

  /** Whether the contract is kept, and where it is not. */
  static String verdict(Proof proof) {
    StringBuilder text = new StringBuilder("  contract  ");
    proof
        .subject()
        .contract()
        .toJson()
        .forEach((name, value) -> text.append(name).append(' ').append(value).append(", "));
    text.append(proof.keepsContract() ? "kept\n" : "NOT kept\n");
    proof
        .violations()
        .forEach(violation -> text.append("            ").append(violation).append('\n'));
    return text.toString();
  }
}
