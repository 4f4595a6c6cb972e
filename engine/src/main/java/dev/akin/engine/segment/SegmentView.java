package dev.akin.engine.segment;

import dev.akin.engine.filter.CountEstimate;
import dev.akin.engine.filter.FieldOrder;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.FilterQueries;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.PointFields;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * The segments at one moment: immutable, for any thread.
 *
 * <p>A view counts its owners. It is born with one; each successful {@link #tryRetain()} adds one,
 * each {@link #close()} removes one, and the last one lets go of the files. A document's number
 * counts through all segments.
 */
public final class SegmentView implements AutoCloseable {
  /** The largest segment that is counted where an estimate would do. */
  private static final int COUNTED = 10_000;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final List<Segment> segments;
  private final PointFields fields;
  private final PayloadIndexes indexes;

  private SegmentView(DirectoryReader reader, StoreParameters parameters, PayloadIndexes indexes)
      throws IOException {
    this.reader = reader;
    this.fields = PointDocument.FIELDS.withUpdatable(parameters.updatable());
    this.indexes = indexes;
    this.searcher = new IndexSearcher(reader);
    this.searcher.setQueryCache(null);
    this.segments = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      segments.add(new Segment(leaf, parameters));
    }
  }

  /** A view of a reader that is handed over. */
  static SegmentView of(DirectoryReader reader, StoreParameters parameters, PayloadIndexes indexes)
      throws IOException {
    try {
      return new SegmentView(reader, parameters, indexes);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  DirectoryReader reader() {
    return reader;
  }

  /** Becomes a further owner; false if the last one has left already. */
  public boolean tryRetain() {
    return reader.tryIncRef();
  }

  void retain() {
    reader.incRef();
  }

  @Override
  public void close() throws IOException {
    reader.decRef();
  }

  public List<Segment> segments() {
    return segments;
  }

  /** Live documents, exactly. */
  public int count() {
    return reader.numDocs();
  }

  /** The segment that holds a document. */
  public Segment segmentOf(int document) {
    for (Segment segment : segments) {
      if (document < segment.end()) {
        return segment;
      }
    }
    throw new IllegalArgumentException("document " + document + " of " + reader.maxDoc());
  }

  /** The documents of ids, one lookup after the other; owned by one thread. */
  public IdLookup lookup() throws IOException {
    return new IdLookup(segments);
  }

  /** The live document of an id, or {@link IdLookup#NONE}. */
  public int find(PointId id) throws IOException {
    return lookup().document(id);
  }

  /** What is left of an id whose documents are all deleted; nothing after they were merged away. */
  public Optional<GonePoint> gone(PointId id) throws IOException {
    Optional<GonePoint> newest = Optional.empty();
    for (Segment segment : segments) {
      Optional<GonePoint> found = GonePoint.in(segment, id);
      if (found.isPresent()
          && (newest.isEmpty() || newest.get().sequence() < found.get().sequence())) {
        newest = found;
      }
    }
    return newest;
  }

  /**
   * The live documents that a filter accepts.
   *
   * @param filter empty accepts all
   * @param hidden documents to leave out, ascending
   */
  public DocumentSet select(Optional<Filter> filter, int[] hidden) throws IOException {
    DocumentSet.Builder selected = new DocumentSet.Builder(hidden);
    if (filter.isEmpty()) {
      for (Segment segment : segments) {
        selected.addAll(segment);
      }
      return selected.build(List.of());
    }
    FilterQueries queries = new FilterQueries(fields, indexes);
    Query query = searcher.rewrite(queries.of(filter.get()));
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (Segment segment : segments) {
      selected.add(segment, weight.scorer(segment.leaf()));
    }
    return selected.build(queries.built());
  }

  /** The live documents whose points ended before or at a time, ascending. */
  public int[] ended(long time) throws IOException {
    Query query =
        searcher.rewrite(LongPoint.newRangeQuery(PointDocument.END, Long.MIN_VALUE, time));
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    IntStream.Builder ended = IntStream.builder();
    for (Segment segment : segments) {
      Scorer scorer = weight.scorer(segment.leaf());
      if (scorer != null) {
        addLive(segment, scorer.iterator(), ended);
      }
    }
    return ended.build().toArray();
  }

  private static void addLive(Segment segment, DocIdSetIterator found, IntStream.Builder documents)
      throws IOException {
    Bits live = segment.leaf().reader().getLiveDocs();
    for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
      if (live == null || live.get(doc)) {
        documents.add(segment.base() + doc);
      }
    }
  }

  /** Puts documents that were selected in this view in an order; parts are numbered from 0. */
  public void order(DocumentSet selected, FieldOrder order) throws IOException {
    for (int i = 0; i < selected.parts().size(); i++) {
      selected.parts().get(i).order(order, indexes, i);
    }
  }

  /**
   * Roughly how many live documents a filter accepts; exact for small segments, where counting
   * costs no more than estimating.
   *
   * @param hidden documents to leave out, ascending
   */
  public long estimate(Filter filter, int[] hidden) throws IOException {
    FilterQueries queries = new FilterQueries(fields, indexes);
    DocumentSet.Builder counted = new DocumentSet.Builder(hidden);
    Query query = searcher.rewrite(queries.of(filter));
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    double estimate = 0;
    for (Segment segment : segments) {
      if (segment.size() <= COUNTED) {
        counted.add(segment, weight.scorer(segment.leaf()));
      } else {
        double fraction = new CountEstimate(queries, segment.leaf().reader()).fraction(filter);
        estimate += fraction * (segment.leaf().reader().numDocs() - counted.hidden(segment));
      }
    }
    return counted.build(List.of()).count() + Math.round(estimate);
  }

  /** Builds a payload index for every segment; those that were built now. */
  public List<PayloadIndexes.Built> build(PayloadIndex index) throws IOException {
    List<PayloadIndexes.Built> built = new ArrayList<>();
    for (Segment segment : segments) {
      indexes.build(segment.leaf().reader(), index, built);
    }
    return built;
  }
}
