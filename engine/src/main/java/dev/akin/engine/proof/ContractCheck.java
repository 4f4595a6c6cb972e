package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares what a proof measured with what its contract asks. */
final class ContractCheck {
  private static final double MIB = 1 << 20;

  private final Proof proof;
  private final Contract contract;
  private final List<String> violations = new ArrayList<>();

  ContractCheck(Proof proof) {
    this.proof = proof;
    this.contract = proof.subject().contract();
  }

  List<String> violations() {
    if (proof.evidence().isPresent()) {
      check(proof.evidence().get().breakdown());
    } else if (proof.recall().low() < contract.recall()) {
      violations.add(tooLow("recall", proof.recall()));
    }
    double p99 = proof.latencyMillis().p99();
    if (p99 > contract.p99Millis().orElse(Double.MAX_VALUE)) {
      violations.add(
          String.format(
              Locale.ROOT,
              "p99 %.2f ms, at most %s ms asked",
              p99,
              contract.p99Millis().getAsDouble()));
    }
    double memory = proof.bytesPerVector().memory() * proof.vectors() / MIB;
    if (contract.memoryMiB().isPresent() && memory > contract.memoryMiB().getAsLong()) {
      violations.add(
          String.format(
              Locale.ROOT,
              "memory %,.1f MiB, at most %,d MiB asked",
              memory,
              contract.memoryMiB().getAsLong()));
    }
    return List.copyOf(violations);
  }

  private void check(Breakdown breakdown) {
    for (FilterCell cell : breakdown.filterMatrix()) {
      check(cell.isWhole() ? "recall" : "recall under " + cell.describe(), cell.part());
    }
    breakdown.filter().ifPresent(filter -> check("recall under the given filter", filter.part()));
  }

  private void check(String what, PartRecall part) {
    if (part.incomplete() > 0) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d answers have fewer than %d neighbors although there are as many",
              what,
              part.incomplete(),
              part.recall().queries(),
              contract.k()));
    }
    if (!part.isExact() && part.recall().low() < contract.recall()) {
      violations.add(tooLow(what, part.recall()));
    }
  }

  private String tooLow(String what, RecallInterval recall) {
    return String.format(
        Locale.ROOT,
        "%s %.4f at %d, at least %.4f by %,d queries, %s asked",
        what,
        recall.value(),
        recall.k(),
        recall.low(),
        recall.queries(),
        contract.recall());
  }
}
