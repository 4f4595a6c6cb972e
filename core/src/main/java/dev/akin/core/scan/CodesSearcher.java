package dev.akin.core.scan;

import dev.akin.core.index.BoundedSearcher;
import dev.akin.core.index.Candidates;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.quantizer.BlockLayout;
import dev.akin.core.quantizer.Quantizer;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Searches codes that stand in the order of their ordinals by scoring all of them; a budget ends
 * the scan early. Distances are the codes' estimates. Owned by one thread at a time.
 */
public final class CodesSearcher implements BoundedSearcher {
  private final Quantizer quantizer;
  private final int size;
  private final CodeScan scan;

  /**
   * A searcher over encoded vectors.
   *
   * @param codes {@code quantizer.codeBytes(size)} bytes off the heap, relative to origin 0
   */
  public CodesSearcher(Quantizer quantizer, MemorySegment codes, int size) {
    if (codes.byteSize() < quantizer.codeBytes(size)) {
      throw new IllegalArgumentException(
          "%,d codes take %,d bytes, the segment has %,d"
              .formatted(size, quantizer.codeBytes(size), codes.byteSize()));
    }
    this.quantizer = quantizer;
    this.size = size;
    this.scan = new CodeScan(BlockLayout.whole(quantizer), codes, Places.identity(), size);
  }

  @Override
  public SearchResult search(Query query) {
    float[] vector = checked(query);
    if (query.parameters().exact()) {
      throw new UnsupportedOperationException(
          "%1$s keeps no raw vectors: %1$s,RFlat answers exactly"
              .formatted(quantizer.specification()));
    }
    scan.beginEstimates(query, vector);
    boolean cutShort = scanAffordable(query);
    SearchStatistics cost = scan.statistics();
    return SearchResult.of(
        scan.nearest(),
        new SearchStatistics(0, cost.estimates(), cost.visited(), cutShort),
        OptionalDouble.empty());
  }

  @Override
  public boolean hasErrorBounds() {
    return scan.hasErrorBounds();
  }

  @Override
  public long codesToScore(Query query) {
    return size;
  }

  @Override
  public Candidates candidates(Query query, double epsilon) {
    scan.beginBounds(query, checked(query), epsilon);
    return scanAffordable(query) ? new CutShort(scan) : scan;
  }

  private float[] checked(Query query) {
    query.parameters().knobs().requireKnown(quantizer.specification(), Set.of());
    query.requireFilterOf(size);
    return query.preparedFor(quantizer.metric(), quantizer.dimension());
  }

  /** Scans what the budget allows, and says whether that was not all. */
  private boolean scanAffordable(Query query) {
    int block = quantizer.blockSize();
    long affordable = (query.parameters().budget().distances() - 1) / block + 1;
    int end = (int) Math.min(Math.min(affordable, size) * block, size);
    if (!query.isFiltered()) {
      scan.scan(new Run(0, 0, 0, end));
      return end < size;
    }
    // Blocks without an accepted vector are not scored.
    for (int next = query.filter().next(0); next < end; ) {
      int first = next / block * block;
      int used = Math.min(block, end - first);
      scan.scan(new Run(0, first / block * quantizer.blockBytes(), first, used));
      next = query.filter().next(first + used);
    }
    return end < size;
  }

  /** Candidates of a scan that did not see everything. */
  private record CutShort(CodeScan scan) implements Candidates {
    @Override
    public int count() {
      return scan.count();
    }

    @Override
    public long candidate(int i) {
      return scan.candidate(i);
    }

    @Override
    public SearchStatistics statistics() {
      SearchStatistics cost = scan.statistics();
      return new SearchStatistics(0, cost.estimates(), cost.visited(), true);
    }
  }
}
