package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures what a collection answers against exact search.
 *
 * <p>Recall first, on all cores: each query goes to both searches, and what the served one answers
 * counts by {@link TieAwareRecall}. That pass also warms the served search up. Then its latency: a
 * single client that waits for each answer, or arrivals at the contract's open-loop rate.
 *
 * @param <I> the type of ids
 */
public final class Prover<I> {
  private final ProofSearch<I> exact;
  private final ProofSearch<I> served;

  /**
   * @param exact the truth; called by several threads at once
   * @param served what is proven, with the knobs that users get; called by several threads at once
   */
  public Prover(ProofSearch<I> exact, ProofSearch<I> served) {
    this.exact = exact;
    this.served = served;
  }

  /**
   * Measures recall and latency. Takes one exact and one served search per query, and the time that
   * {@code parameters} give to the timings.
   *
   * @throws IllegalArgumentException without queries, or where exact search finds nothing
   */
  public Measurement measure(
      List<ProofQuery<I>> queries, Contract contract, ProverParameters parameters) {
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("a proof needs at least one held-out query");
    }
    TieAwareRecall<I> recall = new TieAwareRecall<>(exact, served, contract.k());
    double[] recalls =
        IntStream.range(0, queries.size())
            .parallel()
            .mapToDouble(query -> recall.of(queries.get(query)))
            .toArray();
    RecallInterval interval = RecallInterval.of(contract.k(), recalls, parameters.seed());
    float[][] vectors = queries.stream().map(ProofQuery::vector).toArray(float[][]::new);
    LatencyTrial trial =
        new LatencyTrial(vector -> served.search(vector, contract.k()), vectors, parameters);
    long[] nanos =
        contract.queriesPerSecond().isPresent()
            ? trial.atRate(contract.queriesPerSecond().getAsDouble())
            : trial.oneByOne();
    return new Measurement(interval, LatencyPercentiles.of(nanos));
  }
}
