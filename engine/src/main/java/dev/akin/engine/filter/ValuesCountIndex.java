package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.ValuesCount;
import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * How many values a field has in the documents of one segment, read from the payloads, because
 * Lucene keeps equal values once. Only documents that have more than nulls and empty lists there
 * are read; all others have no value. A question compares with every count.
 */
final class ValuesCountIndex implements SegmentIndex {
  private final int[] documents;
  private final int[] counts;

  private ValuesCountIndex(int[] documents, int[] counts) {
    this.documents = documents;
    this.counts = counts;
  }

  static ValuesCountIndex build(PayloadPath field, LeafReader reader, StoredPayloads payloads)
      throws IOException {
    Ordinals documents = new Ordinals();
    Ordinals counts = new Ordinals();
    DocIdSetIterator filled = SegmentQuery.documents(FilterQueries.filled(field), reader);
    for (int document = filled.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = filled.nextDoc()) {
      for (Object value : field.values(payloads.of(document).fields())) {
        documents.add(document);
        counts.add(FilterEvaluation.count(value));
      }
    }
    return new ValuesCountIndex(documents.toArray(), counts.toArray());
  }

  @Override
  public FixedBitSet accepted(Filter condition, LeafReader reader) {
    ValuesCount wanted = (ValuesCount) condition;
    FixedBitSet accepted = new FixedBitSet(reader.maxDoc());
    if (wanted.contains(0)) {
      accepted.set(0, accepted.length());
      for (int document : documents) {
        accepted.clear(document);
      }
    }
    for (int i = 0; i < documents.length; i++) {
      if (wanted.contains(counts[i])) {
        accepted.set(documents[i]);
      }
    }
    return accepted;
  }

  @Override
  public long values() {
    return documents.length;
  }

  @Override
  public long bytes() {
    return values() * 2 * Integer.BYTES;
  }
}
