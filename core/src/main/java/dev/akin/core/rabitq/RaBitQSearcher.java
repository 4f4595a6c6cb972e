package dev.akin.core.rabitq;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Scans codes, and refines with raw vectors where the error bound leaves a doubt (§4 of the paper,
 * over one list). Owned by one thread at a time.
 *
 * <p>One pass over the codes keeps the k · {@code k_factor} candidates with the smallest <em>lower
 * bounds</em>, estimate − ε₀ standard deviations. Raw vectors are then read in that order, until
 * the next lower bound exceeds the k-th exact distance found: whatever follows is farther, unless
 * its bound fails. So the bound decides how many raw vectors are read, and {@code k_factor} limits
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
  /** The knob: how many candidates per wanted neighbor are refined at most. */
  public static final String K_FACTOR = "k_factor";

  static final int DEFAULT_K_FACTOR = 32;

  /** Codes that are scanned in the time of one exact comparison with a row somewhere in memory. */
  private static final int CODES_PER_ROW = 16;

  private static final int REFINED_AT_ONCE = 16;

  private final RaBitQuantizer quantizer;
  private final VectorSet vectors;
  private final ExactScan exactScan;
  private final RaBitQScorer codes;
  private final RowScorer rows;
  private final RowBatch batch = new RowBatch(REFINED_AT_ONCE);
  private final NearestCandidates candidates = new NearestCandidates();
  private final NearestCandidates nearest = new NearestCandidates();
  private final float[] lowerBounds = new float[CodeBlock.VECTORS];
  private final float[] bounds = new float[CodeBlock.VECTORS];

  /**
   * A searcher over codes and the vectors they were made of.
   *
   * @param codes {@code quantizer.codeBytes(vectors.size())} bytes off the heap
   */
  public RaBitQSearcher(RaBitQuantizer quantizer, MemorySegment codes, VectorSet vectors) {
    this.quantizer = quantizer;
    this.vectors = vectors;
    this.exactScan = new ExactScan(vectors, quantizer.metric());
    this.codes = quantizer.scorer(codes, vectors.size());
    this.rows = new RowScorer(vectors, quantizer.metric());
  }

  @Override
  public SearchResult search(Query query) {
    SearchParameters parameters = query.parameters();
    parameters.knobs().requireKnown(RaBitQFamily.SPECIFICATION, Set.of(K_FACTOR));
    query.requireFilterOf(vectors.size());
    long accepted = query.isFiltered() ? query.filter().cardinality() : vectors.size();
    long pool = (long) query.k() * parameters.knobs().get(K_FACTOR, DEFAULT_K_FACTOR);
    if (parameters.exact() || accepted <= pool || accepted <= vectors.size() / CODES_PER_ROW) {
      return exactScan.search(query);
    }
    double epsilon = epsilon(parameters.recall());
    rows.query(query.vector());
    codes.epsilon(epsilon);
    codes.query(quantizer.metric().prepare(query.vector()));
    candidates.reset((int) pool);
    nearest.reset(query.k());
    int blocks = affordableBlocks(parameters.budget().distances());
    scan(query.filter(), blocks);
    long estimated = Math.min((long) blocks * CodeBlock.VECTORS, vectors.size());
    boolean certain = refine(Math.max(parameters.budget().distances() - estimated, query.k()));
    boolean cutShort = blocks < blocks();
    return SearchResult.of(
        nearest.sorted(),
        new SearchStatistics(rows.distances(), estimated, blocks, cutShort),
        certain && !cutShort
            ? OptionalDouble.of(ErrorBound.probability(epsilon))
            : OptionalDouble.empty());
  }

  private static double epsilon(OptionalDouble recall) {
    return recall.isPresent() ? ErrorBound.epsilon(recall.getAsDouble()) : ErrorBound.PAPER;
  }

  private int blocks() {
    return (int) (quantizer.codeBytes(vectors.size()) / quantizer.blockBytes());
  }

  private int affordableBlocks(long budget) {
    return (int) Math.min(blocks(), (budget - 1) / CodeBlock.VECTORS + 1);
  }

  /** Offers the accepted vectors of the first blocks by their lower bounds. */
  private void scan(OrdinalFilter filter, int blocks) {
    for (int block = 0; block < blocks; block++) {
      int first = block * CodeBlock.VECTORS;
      int count = Math.min(CodeBlock.VECTORS, vectors.size() - first);
      if (filter.next(first) >= first + count) {
        continue;
      }
      codes.score(block, lowerBounds);
      codes.errorBounds(block, bounds);
      for (int i = 0; i < CodeBlock.VECTORS; i++) {
        lowerBounds[i] -= bounds[i];
      }
      offer(filter, first, count);
    }
  }

  private void offer(OrdinalFilter filter, int first, int count) {
    float worst = CandidateKey.distance(candidates.threshold());
    for (int i = 0; i < count; i++) {
      // The threshold is NaN until the pool is full, and nothing is above NaN.
      if (!(lowerBounds[i] > worst) && filter.accepts(first + i)) {
        candidates.offer(CandidateKey.of(lowerBounds[i], first + i));
        worst = CandidateKey.distance(candidates.threshold());
      }
    }
  }

  /**
   * Compares candidates exactly, the most promising first.
   *
   * @return whether the bound says that no other vector is nearer than those found
   */
  private boolean refine(long budget) {
    long[] keys = candidates.sorted();
    int end = (int) Math.min(keys.length, budget);
    for (int from = 0; from < end; from += REFINED_AT_ONCE) {
      if (isBeyondNearest(keys[from])) {
        return true;
      }
      batch.clear();
      for (int i = from; i < Math.min(from + REFINED_AT_ONCE, end); i++) {
        batch.add(CandidateKey.ordinal(keys[i]));
      }
      rows.score(batch);
      for (int i = 0; i < batch.count(); i++) {
        nearest.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
      }
    }
    // Whatever the pool turned away has a lower bound at least as large as its last one.
    return end > 0 && isBeyondNearest(keys[end - 1]);
  }

  /** Whether a candidate's lower bound exceeds the k-th exact distance, once there are k. */
  private boolean isBeyondNearest(long key) {
    return CandidateKey.distance(key) > CandidateKey.distance(nearest.threshold());
  }
}
