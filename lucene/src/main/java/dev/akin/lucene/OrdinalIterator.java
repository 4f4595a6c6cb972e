package dev.akin.lucene;

import java.io.IOException;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.search.DocIdSetIterator;

/** Documents in order, counting ordinals from 0. */
final class OrdinalIterator extends DocIndexIterator {
  private final DocIdSetIterator documents;
  private int ordinal = -1;

  OrdinalIterator(DocIdSetIterator documents) {
    this.documents = documents;
  }

  @Override
  public int index() {
    return ordinal;
  }

  @Override
  public int docID() {
    return documents.docID();
  }

  @Override
  public int nextDoc() throws IOException {
    ordinal++;
    return documents.nextDoc();
  }

  @Override
  public int advance(int target) throws IOException {
    return slowAdvance(target);
  }

  @Override
  public long cost() {
    return documents.cost();
  }
}
