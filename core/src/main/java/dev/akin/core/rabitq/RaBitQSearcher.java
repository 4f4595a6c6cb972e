package dev.akin.core.rabitq;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Scans codes, and refines with raw vectors where the error bound leaves a doubt (§4 of the paper,
 * over one list). Owned by one thread at a time.
 *
 * <p>The scan sets aside every vector that the bounds allow among the k nearest. The most promising
 * of them are compared exactly, which gives a k-th distance; then all others whose <em>lower
 * bound</em>, estimate − ε₀ standard deviations, is below it, best first, until the next lower
 * bound exceeds the k-th exact distance found: whatever follows is farther, unless its bound fails.
 * So the bound decides how many raw vectors are read; the knob {@code k_factor} can only limit
 * them.
 *
 * <p>A recall floor r sets ε₀ so that a neighbor's bound fails with a probability of at most 1 − r
 * ({@link ErrorBound}); without one, ε₀ is the paper's 1.9. Where the bound ended the refining,
 * that probability is the answer's estimated recall; where {@code k_factor} or the budget did,
 * nothing is known.
 *
 * <p>Where few vectors are accepted, all of them are compared exactly instead, which is cheaper.
 */
public final class RaBitQSearcher implements Searcher {
  /** The knob: how many candidates per wanted neighbor are refined at most; no limit unless set. */
  public static final String K_FACTOR = "k_factor";

  /** Rows that are compared exactly in the time it takes to rotate a query. */
  private static final int FEW = 1_000;

  /** Codes that are scanned in the time of one exact comparison with a row somewhere in memory. */
  private static final int CODES_PER_ROW = 16;

  private final RaBitQuantizer quantizer;
  private final VectorSet vectors;
  private final ExactScan exactScan;
  private final CodeScan codeScan;
  private final Refinement refinement;

  /**
   * A searcher over codes and the vectors they were made of.
   *
   * @param codes {@code quantizer.codeBytes(vectors.size())} bytes off the heap
   */
  public RaBitQSearcher(RaBitQuantizer quantizer, MemorySegment codes, VectorSet vectors) {
    this.quantizer = quantizer;
    this.vectors = vectors;
    this.exactScan = new ExactScan(vectors, quantizer.metric());
    this.codeScan = new CodeScan(quantizer.scorer(codes, vectors.size()), vectors.size());
    this.refinement = new Refinement(vectors, quantizer.metric());
  }

  @Override
  public SearchResult search(Query query) {
    SearchParameters parameters = query.parameters();
    parameters.knobs().requireKnown(RaBitQFamily.SPECIFICATION, Set.of(K_FACTOR));
    query.requireFilterOf(vectors.size());
    long limit = (long) query.k() * parameters.knobs().get(K_FACTOR, Integer.MAX_VALUE);
    return parameters.exact() || isExactCheaper(query, limit)
        ? exactScan.search(query)
        : scanAndRefine(query, limit);
  }

  private boolean isExactCheaper(Query query, long limit) {
    int accepted = query.isFiltered() ? query.filter().cardinality() : vectors.size();
    boolean allWouldBeRefined = limit < Integer.MAX_VALUE && accepted <= limit;
    return allWouldBeRefined || accepted <= Math.max(FEW, vectors.size() / CODES_PER_ROW);
  }

  private SearchResult scanAndRefine(Query query, long limit) {
    SearchParameters parameters = query.parameters();
    double epsilon = epsilon(parameters.recall());
    long budget = parameters.budget().distances();
    refinement.begin(query);
    codeScan.begin(quantizer.metric().prepare(query.vector()), epsilon);
    int blocks = (int) Math.min(codeScan.blocks(), (budget - 1) / CodeBlock.VECTORS + 1);
    codeScan.run(query, blocks);
    long estimated = Math.min((long) blocks * CodeBlock.VECTORS, vectors.size());
    long affordable = Math.max(budget - estimated, query.k());
    boolean certain = refinement.run(codeScan, Math.min(limit, affordable));
    boolean cutShort = blocks < codeScan.blocks() || (!certain && affordable < limit);
    return SearchResult.of(
        refinement.nearest(),
        new SearchStatistics(refinement.distances(), estimated, blocks, cutShort),
        certain && !cutShort
            ? OptionalDouble.of(ErrorBound.probability(epsilon))
            : OptionalDouble.empty());
  }

  private static double epsilon(OptionalDouble recall) {
    return recall.isPresent() ? ErrorBound.epsilon(recall.getAsDouble()) : ErrorBound.PAPER;
  }
}
