package dev.akin.engine.segment;

import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents of ids, keeping its place in the terms of each segment. Owned by one thread.
 */
public final class IdLookup {
  /** The number of a document that does not exist. */
  public static final int NONE = -1;

  private final List<Place> places = new ArrayList<>();

  /** One segment's terms. */
  private static final class Place {
    private final TermsEnum terms;
    private final @Nullable Bits live;
    private final int base;
    private @Nullable PostingsEnum postings;

    Place(TermsEnum terms, Segment segment) {
      this.terms = terms;
      this.live = segment.leaf().reader().getLiveDocs();
      this.base = segment.base();
    }

    int document(BytesRef id) throws IOException {
      if (!terms.seekExact(id)) {
        return NONE;
      }
      PostingsEnum found = terms.postings(postings, PostingsEnum.NONE);
      postings = found;
      for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
        if (live == null || live.get(doc)) {
          return base + doc;
        }
      }
      return NONE;
    }
  }

  IdLookup(List<Segment> segments) throws IOException {
    for (Segment segment : segments.reversed()) {
      Terms terms = segment.leaf().reader().terms(PointDocument.ID);
      if (terms != null) {
        places.add(new Place(terms.iterator(), segment));
      }
    }
  }

  /** The live document of an id, or {@link #NONE}. */
  public int document(PointId id) throws IOException {
    BytesRef term = new BytesRef(id.toBytes());
    for (Place place : places) {
      int document = place.document(term);
      if (document != NONE) {
        return document;
      }
    }
    return NONE;
  }
}
