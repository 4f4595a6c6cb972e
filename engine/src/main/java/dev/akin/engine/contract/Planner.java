package dev.akin.engine.contract;

import dev.akin.engine.contract.CostModel.Candidate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Chooses the simplest index that is expected to keep a contract: an exact scan while it is fast
 * and small enough, then a scan of 1-bit codes with refine, then a graph. Where none is, it plans
 * the one that comes closest, and the sentence says so. A recall floor of 1 is kept by the exact
 * scan alone.
 */
public final class Planner {
  /** The bound that is planned for where the contract states none. */
  public static final double UNSTATED_P99_MILLIS = 10;

  private final MachineCosts machine;

  public Planner(MachineCosts machine) {
    this.machine = machine;
  }

  /** Chooses the index for {@code workload} under {@code contract}; takes microseconds. */
  public Plan plan(Workload workload, Contract contract) {
    List<Candidate> candidates = new CostModel(machine, workload, contract).candidates();
    StringJoiner why = new StringJoiner("; ");
    for (Candidate candidate : candidates) {
      String excess = excess(candidate, contract);
      if (excess.isEmpty()) {
        why.add(predicted(candidate) + ", allowed " + bounds(contract));
        return new Plan(candidate.index(), why.toString(), Optional.of(candidate.cost()));
      }
      why.add(predicted(candidate) + " – " + excess);
    }
    Candidate closest = closest(candidates, contract);
    why.add("allowed " + bounds(contract));
    why.add("nothing is expected to keep this contract, " + closest.index() + " comes closest");
    return new Plan(closest.index(), why.toString(), Optional.of(closest.cost()));
  }

  /** Which bounds a candidate breaks, in words; empty where it keeps them all. */
  private static String excess(Candidate candidate, Contract contract) {
    StringJoiner excess = new StringJoiner(" and ");
    if (candidate.cost().p99Millis() > contract.p99Millis().orElse(UNSTATED_P99_MILLIS)) {
      excess.add("too slow");
    }
    if (!fitsMemory(candidate, contract)) {
      excess.add("too large");
    }
    return excess.toString();
  }

  private static boolean fitsMemory(Candidate candidate, Contract contract) {
    return contract.memoryMiB().isEmpty()
        || candidate.cost().memoryMiB() <= contract.memoryMiB().getAsLong();
  }

  /** The fastest of those that fit in memory; the smallest where none fits. */
  private static Candidate closest(List<Candidate> candidates, Contract contract) {
    Candidate best = candidates.getFirst();
    for (Candidate candidate : candidates) {
      boolean fits = fitsMemory(candidate, contract);
      boolean better =
          fits == fitsMemory(best, contract)
              ? fits
                  ? candidate.cost().p99Millis() < best.cost().p99Millis()
                  : candidate.cost().memoryMiB() < best.cost().memoryMiB()
              : fits;
      if (better) {
        best = candidate;
      }
    }
    return best;
  }

  private static String predicted(Candidate candidate) {
    return String.format(
        Locale.ROOT,
        "%s: p99 about %.2f ms, %.1f MiB",
        candidate.work(),
        candidate.cost().p99Millis(),
        candidate.cost().memoryMiB());
  }

  private static String bounds(Contract contract) {
    double allowed = contract.p99Millis().orElse(UNSTATED_P99_MILLIS);
    StringBuilder bounds = new StringBuilder(String.format(Locale.ROOT, "%.2f ms", allowed));
    if (contract.p99Millis().isEmpty()) {
      bounds.append(" (none stated)");
    }
    if (contract.queriesPerSecond().isPresent()) {
      double rate = contract.queriesPerSecond().getAsDouble();
      bounds.append(String.format(Locale.ROOT, " at %,.0f queries/s", rate));
    }
    if (contract.memoryMiB().isPresent()) {
      bounds.append(String.format(Locale.ROOT, ", %,d MiB", contract.memoryMiB().getAsLong()));
    }
    return bounds.toString();
  }
}
