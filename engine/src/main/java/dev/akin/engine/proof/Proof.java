package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Plan;
import java.time.Instant;
import java.util.Map;

/**
 * What was measured of a collection against exact search on held-out queries.
 *
 * @param subject what was proven
 * @param recall tie-aware recall at the contract's k
 * @param latencyMillis server time of a search in milliseconds, at the contract's rate
 * @param bytesPerVector memory and disk
 * @param when the end of the measurement
 */
public record Proof(
    Subject subject,
    RecallInterval recall,
    LatencyPercentiles latencyMillis,
    BytesPerVector bytesPerVector,
    Instant when) {

  /**
   * What a proof is about: the data at that time, the need and the choice.
   *
   * @param vectors searchable vectors
   * @param dimension of the vectors
   * @param contract what was asked for
   * @param plan what served
   */
  public record Subject(long vectors, int dimension, Contract contract, Plan plan) {
    public Subject {
      if (vectors < 0 || dimension < 1) {
        throw new IllegalArgumentException(
            "proof: " + vectors + " vectors of dimension " + dimension);
      }
    }
  }

  public long vectors() {
    return subject.vectors();
  }

  public int dimension() {
    return subject.dimension();
  }

  public Plan plan() {
    return subject.plan();
  }

  /** Whether the lower end of the recall meets the floor and the latency its bound, if stated. */
  public boolean keepsContract() {
    Contract contract = subject.contract();
    return recall.low() >= contract.recall()
        && latencyMillis.p99() <= contract.p99Millis().orElse(Double.MAX_VALUE)
        && bytesPerVector.memory() * vectors()
            <= contract.memoryMiB().orElse(Long.MAX_VALUE >> 20) * (double) (1 << 20);
  }

  /** This proof as a JSON object. */
  public Map<String, Object> toJson() {
    return ProofFormat.write(this);
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @throws IllegalArgumentException for a missing or wrong part
   */
  public static Proof ofJson(Map<String, ?> json) {
    return ProofFormat.read(json);
  }
}
