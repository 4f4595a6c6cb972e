package dev.akin.engine.proof;

/**
 * What a {@link Prover} measured.
 *
 * @param recall tie-aware, at the contract's k
 * @param latencyMillis of the served search
 */
public record Measurement(RecallInterval recall, LatencyPercentiles latencyMillis) {}
