package dev.akin.engine.segment;

import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Walks the accepted documents of one segment in the order of their ids. Owned by one thread. */
public final class IdCursor {
  private final DocumentSet.Part part;
  private final @Nullable TermsEnum terms;
  private @Nullable BytesRef term;
  private @Nullable PostingsEnum postings;
  private @Nullable PointId id;
  private int ordinal;

  /**
   * A cursor before the first document.
   *
   * @param from the lowest id that is wanted; empty starts at the first
   */
  public IdCursor(DocumentSet.Part part, Optional<PointId> from) throws IOException {
    this.part = part;
    Terms all = part.segment().leaf().reader().terms(PointDocument.ID);
    this.terms = all == null ? null : all.iterator();
    if (terms != null) {
      BytesRef start = from.map(lowest -> new BytesRef(lowest.toBytes())).orElseGet(BytesRef::new);
      term = terms.seekCeil(start) == TermsEnum.SeekStatus.END ? null : terms.term();
    }
  }

  /** Moves to the next accepted document; false if there is none. */
  public boolean next() throws IOException {
    while (terms != null && term != null) {
      int found = accepted(terms);
      PointId at = PointId.fromBytes(BytesRef.deepCopyOf(term).bytes);
      term = terms.next();
      if (found != IdLookup.NONE) {
        id = at;
        ordinal = found;
        return true;
      }
    }
    return false;
  }

  private int accepted(TermsEnum at) throws IOException {
    PostingsEnum found = at.postings(postings, PostingsEnum.NONE);
    postings = found;
    for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
      if (part.accepted().accepts(doc)) {
        return doc;
      }
    }
    return IdLookup.NONE;
  }

  public PointId id() {
    if (id == null) {
      throw new IllegalStateException("the cursor stands before the first document");
    }
    return id;
  }

  public int ordinal() {
    return ordinal;
  }

  public Segment segment() {
    return part.segment();
  }
}
