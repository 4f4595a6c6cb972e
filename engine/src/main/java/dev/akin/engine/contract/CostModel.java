package dev.akin.engine.contract;

import dev.akin.engine.contract.Plan.Prediction;
import java.util.List;
import java.util.Locale;

/**
 * Predicts what a search costs with each index that could serve a workload.
 *
 * <p>Per search of n vectors of dimension d, with the costs of {@link MachineCosts}:
 *
 * <pre>
 *   Flat          n·d · scan
 *   RaBitQ,RFlat  n·d · code + r·d · fetch      r = max(100, 10 k) refined candidates
 *   HNSW32        v·d · fetch                   v = 40 · log2(n) · (0.05 / (1 − recall))^0.3
 * </pre>
 *
 * v is fitted to hnswlib on 100,000 × 128 vectors at recall@10 of 0.90 to 0.99. Data of higher
 * intrinsic dimension needs more: this is a prediction, the proof is what counts.
 *
 * <p>The 99th percentile follows from it by {@link QueueModel}.
 */
final class CostModel {
  private static final double VISITS_PER_DOUBLING = 40;

  /** Links of a node of a graph with M = 32, and what its row is recognized by. */
  private static final int BYTES_OF_NODE = 4 * (2 * 32 + 4) + 8;

  private static final int BYTES_OF_CODE_FACTORS = 8;
  private static final int MIN_REFINED = 100;

  /** An index that could serve, how a sentence names its work, and what it is expected to cost. */
  record Candidate(String index, String work, Prediction cost) {}

  private final MachineCosts machine;
  private final Workload workload;
  private final Contract contract;

  CostModel(MachineCosts machine, Workload workload, Contract contract) {
    this.machine = machine;
    this.workload = workload;
    this.contract = contract;
  }

  /** The indexes that can reach the recall floor, the least approximate first; never empty. */
  List<Candidate> candidates() {
    if (contract.recall() == 1 || workload.vectors() == 0) {
      return List.of(flat());
    }
    return workload.hasCodes() ? List.of(flat(), codes(), graph()) : List.of(flat(), graph());
  }

  private Candidate flat() {
    double millis = workload.floats() * machine.scanNanosPerFloat() * 1e-6;
    return new Candidate(
        "Flat",
        String.format(
            Locale.ROOT, "exact scan of %,d × %,d", workload.vectors(), workload.dimension()),
        prediction(millis, workload.vectors() * workload.rowBytes()));
  }

  private Candidate codes() {
    long refined = Math.min(workload.vectors(), Math.max(MIN_REFINED, 10L * contract.k()));
    double scan = workload.floats() * machine.codeNanosPerBit();
    double refine = refined * (double) workload.dimension() * machine.fetchNanosPerFloat();
    long bytesPerCode = (workload.dimension() + 7L) / 8 + BYTES_OF_CODE_FACTORS;
    return new Candidate(
        "RaBitQ,RFlat",
        String.format(
            Locale.ROOT, "scan of %,d 1-bit codes with %,d refined", workload.vectors(), refined),
        prediction((scan + refine) * 1e-6, workload.vectors() * bytesPerCode));
  }

  private Candidate graph() {
    double doublings = Math.log((double) Math.max(2, workload.vectors())) / Math.log(2);
    double effort = Math.pow(0.05 / (1 - contract.recall()), 0.3);
    double visits = Math.min((double) workload.vectors(), VISITS_PER_DOUBLING * doublings * effort);
    double millis = visits * workload.dimension() * machine.fetchNanosPerFloat() * 1e-6;
    return new Candidate(
        "HNSW32",
        String.format(
            Locale.ROOT, "graph walk past about %,.0f of %,d vectors", visits, workload.vectors()),
        prediction(millis, workload.vectors() * (workload.rowBytes() + BYTES_OF_NODE)));
  }

  private Prediction prediction(double serviceMillis, long bytes) {
    double rate = contract.queriesPerSecond().orElse(0);
    return new Prediction(
        QueueModel.p99Millis(serviceMillis, rate, machine.cores()), bytes / (double) (1 << 20));
  }
}
