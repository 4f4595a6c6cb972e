package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of a collection against exact search on held-out queries.
 *
 * @param subject what was proven
 * @param recall tie-aware recall at the contract's k
 * @param latencyMillis server time of a search in milliseconds, at the contract's rate
 * @param bytesPerVector memory and disk
 * @param when the end of the measurement
 * @param evidence what lets others check it; proofs of earlier versions have none
 */
public record Proof(
    Subject subject,
    RecallInterval recall,
    LatencyPercentiles latencyMillis,
    BytesPerVector bytesPerVector,
    Instant when,
    Optional<Evidence> evidence) {

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

  /**
   * On what it was measured.
   *
   * @throws IllegalArgumentException if an earlier version measured it, which did not say
   */
  Fingerprint fingerprint() {
    return requireEvidence().fingerprint();
  }

  /**
   * The parts of its recall.
   *
   * @throws IllegalArgumentException as {@link #fingerprint()}
   */
  Breakdown breakdown() {
    return requireEvidence().breakdown();
  }

  private Evidence requireEvidence() {
    return evidence.orElseThrow(
        () -> new IllegalArgumentException("a proof of an earlier version cannot be replayed"));
  }

  public Plan plan() {
    return subject.plan();
  }

  /**
   * Whether the recall meets the floor by the lower end of its interval, also under every filter of
   * the matrix, every answer is complete, and latency and memory meet their bounds, where stated.
   */
  public boolean keepsContract() {
    return violations().isEmpty();
  }

  /** Where the contract is not kept, each in one line with its numbers; empty if it is kept. */
  public List<String> violations() {
    return new ContractCheck(this).violations();
  }

  /** This proof as a JSON object. */
  public Map<String, Object> toJson() {
    return ProofFormat.write(this);
  }

  /**
   * Reads what {@link #toJson()} wrote, also that of earlier versions.
   *
   * @throws IllegalArgumentException for a missing or wrong part
   */
  public static Proof ofJson(Map<String, ?> json) {
    return ProofFormat.read(json);
  }
}
