package dev.akin.engine.segment;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.point.VectorSchema;
import dev.akin.lucene.AkinSegmentVectors;
import dev.akin.lucene.Similarity;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.FixedBitSet;

/**
 * The vectors of one name in a segment and the searches that need nothing beside them. Ordinals
 * count the documents that have one, in their order. For any thread; they lie in the segment's
 * files, so a view that contains the segment must be kept open.
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
   * The vectors of a kind; nothing if no document has one.
   *
   * @throws IOException if they are of another metric, dimension or datatype
   */
  static Optional<SegmentVectors> of(LeafReader reader, VectorSchema.Kind kind) throws IOException {
    Optional<AkinSegmentVectors> found =
        AkinSegmentVectors.of(reader, PointDocument.FIELDS.vector(kind.name()));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    AkinSegmentVectors stored = found.get();
    Metric kept = Similarity.kept(kind.metric());
    if (stored.metric() != kept
        || stored.dimension() != kind.dimension()
        || stored.datatype() != kind.datatype()) {
      throw new IOException(
          "%s: %s vectors of dimension %,d under %s, expected %s of %,d under %s"
              .formatted(
                  reader,
                  stored.datatype(),
                  stored.dimension(),
                  stored.metric(),
                  kind.datatype(),
                  kind.dimension(),
                  kept));
    }
    return Optional.of(new SegmentVectors(stored, kind.metric()));
  }

  /** Whether every document has one, so that ordinal and document are one. */
  public boolean isDense() {
    return stored.isDense();
  }

  /** The document of an ordinal. */
  public int document(int ordinal) {
    return stored.document(ordinal);
  }

  /** The ordinal of a document; negative if it has no such vector. */
  public int ordinal(int document) {
    return stored.ordinal(document);
  }

  /** A copy of a document's vector, if it has one. */
  Optional<float[]> vector(int document) {
    int ordinal = ordinal(document);
    if (ordinal < 0) {
      return Optional.empty();
    }
    float[] copy = new float[rows.dimension()];
    rows.copyTo(ordinal, copy);
    return Optional.of(copy);
  }

  /**
   * The ordinals of the vectors that some documents have; costs a look at every vector where not
   * every document has one.
   */
  OrdinalFilter ordinals(OrdinalFilter documents) {
    if (isDense()) {
      return documents;
    }
    int size = stored.size();
    FixedBitSet ordinals = new FixedBitSet(size);
    int next = -1;
    for (int ordinal = 0; ordinal < size; ordinal++) {
      int document = stored.document(ordinal);
      if (next < document) {
        next = documents.next(document);
      }
      if (next == document) {
        ordinals.set(ordinal);
      }
    }
    return OrdinalFilter.of(ordinals.getBits(), size);
  }

  /** The raw vectors, one row for each ordinal. */
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
