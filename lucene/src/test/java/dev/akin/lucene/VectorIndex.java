package dev.akin.lucene;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** Documents with a number and perhaps a vector, as the tests of this package write them. */
final class VectorIndex {
  static final String VECTOR = "vector";
  static final String ID = "id";
  static final String RANK = "rank";

  private VectorIndex() {}

  static IndexWriterConfig config() {
    return new IndexWriterConfig().setCodec(new AkinCodec());
  }

  static Document document(int id, float @Nullable [] vector, VectorSimilarityFunction similarity) {
    Document document = new Document();
    document.add(new StringField(ID, Integer.toString(id), Field.Store.NO));
    document.add(new StoredField(ID, id));
    // A rank in another order than that of insertion, to sort segments by.
    document.add(new NumericDocValuesField(RANK, Integer.reverse(id)));
    if (vector != null) {
      document.add(new KnnFloatVectorField(VECTOR, vector, similarity));
    }
    return document;
  }

  static Term term(int id) {
    return new Term(ID, Integer.toString(id));
  }

  /** The id of a document that a search found. */
  static int id(org.apache.lucene.search.IndexSearcher searcher, int document) throws IOException {
    return searcher.storedFields().document(document).getField(ID).numericValue().intValue();
  }
}
