package dev.akin.engine.segment;

import dev.akin.core.index.OrdinalFilter;
import org.apache.lucene.search.DocIdSetIterator;

/** The documents that a filter accepts, as Lucene iterates. */
final class AcceptedDocuments extends DocIdSetIterator {
  private final OrdinalFilter accepted;
  private int document = -1;

  AcceptedDocuments(OrdinalFilter accepted) {
    this.accepted = accepted;
  }

  @Override
  public int docID() {
    return document;
  }

  @Override
  public int nextDoc() {
    return advance(document + 1);
  }

  @Override
  public int advance(int target) {
    document = accepted.next(target); // OrdinalFilter.END is NO_MORE_DOCS.
    return document;
  }

  @Override
  public long cost() {
    return accepted.cardinality();
  }
}
