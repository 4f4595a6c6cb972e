package dev.akin.engine.segment;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.lucene.AkinSegmentVectors;
import dev.akin.lucene.Similarity;
import java.io.IOException;
import org.apache.lucene.index.LeafReader;

/**
 * The vectors of a segment and the searches that need nothing beside them. For any thread; they lie
 * in the segment's files, so a view that contains the segment must be kept open.
 */
public final class SegmentVectors {
  private final AkinSegmentVectors stored;
  private final VectorSet rows;
  private final Metric metric;
  private final SharedSearcher codes;

  private SegmentVectors(AkinSegmentVectors stored, Metric metric) {
    this.metric = metric;
    this.stored = stored;
    this.rows = stored.vectors();
    this.codes = new SharedSearcher(stored::searcher);
  }

  /**
   * @throws IOException if the segment is not of a collection of this metric
   */
  static SegmentVectors of(LeafReader reader, Metric metric) throws IOException {
    AkinSegmentVectors stored =
        AkinSegmentVectors.of(reader, PointDocument.VECTOR)
            .orElseThrow(() -> new IOException(reader + ": no vectors in Akin's format"));
    if (!stored.isDense() || stored.metric() != Similarity.kept(metric)) {
      throw new IOException(
          "%s: %,d vectors under %s for %,d documents, expected one for each under %s"
              .formatted(
                  reader,
                  stored.size(),
                  stored.metric(),
                  reader.maxDoc(),
                  Similarity.kept(metric)));
    }
    return new SegmentVectors(stored, metric);
  }

  /** The raw vectors, one row for each document. */
  public VectorSet rows() {
    return rows;
  }

  /** Bytes of the 1-bit codes. */
  public long codeBytes() {
    return stored.codes().byteSize();
  }

  /** A search of the raw vectors; owned by one thread. */
  public Searcher exact() {
    return new ExactScan(rows, metric);
  }

  /**
   * A search of the codes, refined with the raw vectors; for any thread. Of metrics with an inner
   * product alone.
   */
  public Searcher codes() {
    return codes;
  }
}
