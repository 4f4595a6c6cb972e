package dev.akin.engine.filter;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/** Payloads in a Lucene index of several segments, whose ids count from 0. */
final class FilteredIndex implements AutoCloseable {
  static final PointFields FIELDS =
      new PointFields("_id", "_payload", "_vector", UpdatableFields.none());

  private static final int FEWEST_PER_SEGMENT = 50;
  private static final String ORDINAL = "ordinal";

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  private FilteredIndex() {}

  static FilteredIndex of(List<Payload> payloads) throws IOException {
    return of(payloads, UpdatableFields.none());
  }

  static FilteredIndex of(List<Payload> payloads, UpdatableFields updatable) throws IOException {
    FilteredIndex index = new FilteredIndex();
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setMergePolicy(NoMergePolicy.INSTANCE)
            .setMaxBufferedDocs(Math.max(FEWEST_PER_SEGMENT, payloads.size() / 3));
    try (IndexWriter writer = new IndexWriter(index.directory, config)) {
      for (int i = 0; i < payloads.size(); i++) {
        BytesRef id = new BytesRef(PointId.of(i).toBytes());
        Document document = new Document();
        document.add(new StringField(FIELDS.id(), id, Field.Store.NO));
        document.add(new NumericDocValuesField(ORDINAL, i));
        document.add(new NumericDocValuesField(FIELDS.vector(), 0));
        Payload payload = payloads.get(i);
        for (UpdatableField field : updatable.fields()) {
          payload
              .field(field.name())
              .ifPresent(value ->
                  document.add(new NumericDocValuesField(field.docValues(), field.encode(value))));
        }
        payload = updatable.remainder(payload);
        document.add(new StoredField(FIELDS.payload(), payload.toJson()));
        PayloadFields.of(payload).forEach(document::add);
        writer.addDocument(document);
      }
    }
    return index;
  }

  DirectoryReader open() throws IOException {
    return DirectoryReader.open(directory);
  }

  /** The ordinals of the payloads that a query accepts. */
  static Set<Integer> search(IndexSearcher searcher, Query query) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    int most = Math.max(1, searcher.getIndexReader().maxDoc());
    Set<Integer> found = new TreeSet<>();
    for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      found.add(ordinal(leaf, hit.doc - leaf.docBase));
    }
    return found;
  }

  static int ordinal(LeafReaderContext leaf, int document) throws IOException {
    NumericDocValues ordinals = leaf.reader().getNumericDocValues(ORDINAL);
    ordinals.advanceExact(document);
    return (int) ordinals.longValue();
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
