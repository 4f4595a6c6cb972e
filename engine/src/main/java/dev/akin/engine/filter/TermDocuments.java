package dev.akin.engine.filter;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** The documents that have one of some terms, given by their ordinals in the segment. */
final class TermDocuments {
  /** Looking up a term is taken to cost as much as reading the doc values of so many documents. */
  private static final int SEEK_COST = 64;

  private TermDocuments() {}

  static void add(LeafReader reader, String field, FixedBitSet ordinals, FixedBitSet documents)
      throws IOException {
    SortedSetDocValues values = reader.getSortedSetDocValues(field);
    Terms terms = reader.terms(field);
    int wanted = ordinals.cardinality();
    if (values == null || terms == null || wanted == 0) {
      return;
    }
    if ((long) wanted * SEEK_COST < values.cost()) {
      addByPostings(terms.iterator(), values, ordinals, documents);
    } else {
      addByDocument(values, ordinals, documents);
    }
  }

  private static void addByPostings(
      TermsEnum terms, SortedSetDocValues values, FixedBitSet ordinals, FixedBitSet documents)
      throws IOException {
    PostingsEnum postings = null;
    for (int ordinal = next(ordinals, 0);
        ordinal != DocIdSetIterator.NO_MORE_DOCS;
        ordinal = next(ordinals, ordinal + 1)) {
      if (terms.seekExact(values.lookupOrd(ordinal))) {
        postings = terms.postings(postings, PostingsEnum.NONE);
        documents.or(postings);
      }
    }
  }

  private static void addByDocument(
      SortedSetDocValues values, FixedBitSet ordinals, FixedBitSet documents) throws IOException {
    for (int document = values.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = values.nextDoc()) {
      for (int i = values.docValueCount(); i > 0; i--) {
        if (ordinals.get((int) values.nextOrd())) {
          documents.set(document);
        }
      }
    }
  }

  private static int next(FixedBitSet ordinals, int from) {
    return from < ordinals.length() ? ordinals.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
  }
}
