/**
 * Is the contract kept? The {@linkplain dev.akin.engine.proof.Prover prover} compares what a
 * collection answers with exact search on held-out queries, and the {@linkplain
 * dev.akin.engine.proof.Proof proof} holds what it measured: recall with its interval over queries,
 * latency percentiles, bytes per vector, when, and under which plan.
 */
@NullMarked
package dev.akin.engine.proof;

import org.jspecify.annotations.NullMarked;
