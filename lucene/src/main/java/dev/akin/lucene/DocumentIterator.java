package dev.akin.lucene;

import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;

/** The documents of a map, with their ordinals. */
final class DocumentIterator extends DocIndexIterator {
  private final DocumentMap map;
  private int ordinal = -1;
  private int document = -1;

  DocumentIterator(DocumentMap map) {
    this.map = map;
  }

  @Override
  public int index() {
    return ordinal;
  }

  @Override
  public int docID() {
    return document;
  }

  @Override
  public int nextDoc() {
    return moveTo(ordinal + 1);
  }

  @Override
  public int advance(int target) {
    int found = map.ordinal(target);
    return moveTo(found >= 0 ? found : -found - 1);
  }

  private int moveTo(int next) {
    ordinal = next;
    document = next < map.size() ? map.document(next) : NO_MORE_DOCS;
    return document;
  }

  @Override
  public long cost() {
    return map.size();
  }
}
