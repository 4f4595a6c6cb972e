package dev.akin.engine.proving;

import dev.akin.core.kernel.Kernels;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Breakdown;
import dev.akin.engine.proof.Evidence;
import dev.akin.engine.proof.FilterCell;
import dev.akin.engine.proof.FilterCell.Correlation;
import dev.akin.engine.proof.Fingerprint;
import dev.akin.engine.proof.PartRecall;
import dev.akin.engine.proof.ProofFilter;
import dev.akin.engine.proof.ProofProgress;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.ProofRequest;
import dev.akin.engine.proof.QueryHash;
import dev.akin.engine.proof.QuerySource;
import dev.akin.engine.proof.RecallInterval;
import dev.akin.engine.query.Selection;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the recall of a search, whole and in parts, from one reading of a collection. Exact
 * search dominates: each query is answered exactly in the whole collection, in each segment, in
 * random parts and, some of them, in parts by distance. Used by one thread; works on all cores.
 */
public final class ProofMeasurement {
  /** Drawn queries are no sample that a filter accepts: another seed makes them independent. */
  private static final long DRAWING = 0x647261776E210001L;

  private final SearchUnderProof search;
  private final ProofProgress progress;

  /**
   * What was measured.
   *
   * @param recall over all queries in the whole collection
   * @param queries all of them, with those that were drawn
   */
  public record Measured(RecallInterval recall, Evidence evidence, List<QuerySource> queries) {}

  public ProofMeasurement(SearchUnderProof search, ProofProgress progress) {
    this.search = search;
    this.progress = progress;
  }

  /**
   * Measures what a request asks for.
   *
   * @param reading kept open by the caller
   * @throws IllegalArgumentException if there is nothing to find, or the metric does not take a
   *     query
   */
  public Measured measure(Reading reading, ProofRequest request) throws IOException {
    Selection all = Selection.of(reading, Optional.empty());
    Steps hashing = Steps.begin(progress, "hashing points", new Vectors(all, search).count());
    ContentHashes.Hashes hashes = ContentHashes.of(all, search, hashing);
    List<QuerySource> sources = sources(all, request);
    Fingerprint fingerprint =
        new Fingerprint(
            hashes.data(), hashes.index(), QueryHash.of(sources), Kernels.name(), request.seed());
    Breakdown breakdown = breakdown(all, accepted(reading, request), sources, request);
    RecallInterval whole = breakdown.filterMatrix().getFirst().part().recall();
    return new Measured(whole, new Evidence(fingerprint, breakdown), sources);
  }

  /**
   * @param accepted what the request's filter accepts, if it has one
   */
  private Breakdown breakdown(
      Selection all, Optional<Selection> accepted, List<QuerySource> sources, ProofRequest request)
      throws IOException {
    Tally tally = new Tally(search.contract().k(), request.seed());
    List<ProofQuery<PointId>> queries = prepared(sources);
    List<ProofQuery<PointId>> ranked = ranked(queries);
    PartTrials parts = new PartTrials(search, tally, queries);
    long inWhole = (accepted.isPresent() ? 2L : 1L) * queries.size();
    long inParts = parts.segmentSteps(all) + FilterMatrix.steps(queries.size(), ranked.size());
    Steps steps = Steps.begin(progress, "searching, also exactly", inWhole + inParts);
    List<Judged> whole = parts.judge(all, steps);
    PartRecall recall =
        tally
            .part(whole)
            .orElseThrow(() -> new IllegalArgumentException("no query has a neighbor to find"));
    List<FilterCell> cells = new ArrayList<>();
    cells.add(new FilterCell(Correlation.NONE, 1, recall));
    cells.addAll(new FilterMatrix(all, search, tally).measure(queries, ranked, steps));
    Optional<PartRecall> filtered =
        accepted.isPresent() ? tally.part(parts.judge(accepted.get(), steps)) : Optional.empty();
    return new Breakdown(
        parts.bySource(sources, whole),
        parts.bySegment(all, whole, steps),
        cells,
        filtered.map(part -> new Breakdown.Filtered(request.filter().orElseThrow().json(), part)));
  }

  private List<QuerySource> sources(Selection all, ProofRequest request) throws IOException {
    List<QuerySource> sources = new ArrayList<>(request.sources());
    if (request.drawn() > 0) {
      Steps drawing = Steps.begin(progress, "drawing queries", request.drawn());
      DrawnQueries drawn = new DrawnQueries(all, search, request.seed() ^ DRAWING);
      sources.add(drawn.draw(request.drawn(), drawing));
    }
    return sources;
  }

  private List<ProofQuery<PointId>> prepared(List<QuerySource> sources) {
    List<ProofQuery<PointId>> prepared = new ArrayList<>();
    for (QuerySource source : sources) {
      for (ProofQuery<PointId> query : source.queries()) {
        float[] vector = search.kind().metric().prepare(query.vector());
        prepared.add(new ProofQuery<>(vector, query.excluded()));
      }
    }
    return prepared;
  }

  /** As many as show that a floor is kept, evenly from all sources. */
  private List<ProofQuery<PointId>> ranked(List<ProofQuery<PointId>> queries) {
    int count = Math.min(queries.size(), ProofRequest.enough(search.contract()) / 2);
    List<ProofQuery<PointId>> ranked = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ranked.add(queries.get((int) ((long) i * queries.size() / count)));
    }
    return ranked;
  }

  private static Optional<Selection> accepted(Reading reading, ProofRequest request)
      throws IOException {
    Optional<ProofFilter> filter = request.filter();
    return filter.isPresent()
        ? Optional.of(Selection.of(reading, Optional.of(filter.get().filter())))
        : Optional.empty();
  }
}
