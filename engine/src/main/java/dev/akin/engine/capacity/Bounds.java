package dev.akin.engine.capacity;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The bounds of a contract, and which of them a deployment breaks. */
final class Bounds {
  private static final double MIB = 1 << 20;

  private Bounds() {}

  /** The bound on latency, a usual one if none is stated. */
  static double p99Millis(Contract contract) {
    return contract.p99Millis().orElse(Planner.UNSTATED_P99_MILLIS);
  }

  static double memoryBytes(Contract contract) {
    return contract.memoryMiB().isPresent()
        ? contract.memoryMiB().getAsLong() * MIB
        : Double.POSITIVE_INFINITY;
  }

  static boolean keeps(Deployment deployment, Contract contract) {
    return excess(deployment, contract).isEmpty();
  }

  /** Each bound that is broken, in words with its numbers. */
  static List<String> excess(Deployment deployment, Contract contract) {
    List<String> excess = new ArrayList<>();
    Deployment.Expected expected = deployment.expected();
    if (expected.p99Millis() > p99Millis(contract)) {
      excess.add(
          String.format(
              Locale.ROOT,
              "p99 %s ms, allowed %s",
              digits(expected.p99Millis()),
              digits(p99Millis(contract))));
    }
    if (expected.memoryBytes() > memoryBytes(contract)) {
      excess.add(
          String.format(
              Locale.ROOT,
              "%s MiB of memory, allowed %,d",
              digits(expected.memoryBytes() / MIB),
              contract.memoryMiB().orElseThrow()));
    }
    return excess;
  }

  /** A positive number with three digits. */
  static String digits(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.2g", value);
  }
}
