package dev.akin.lucene;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.quantizer.BlockEncoder;
import dev.akin.core.rabitq.Centroid;
import dev.akin.core.rabitq.RaBitQuantizer;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.lucene.index.DocsWithFieldSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.IndexOutput;

/**
 * Writes fields to the two data files, in two passes over the vectors: rows and centroid, then the
 * codes around it. Memory is one row and one block, and a bit per document.
 */
final class FieldWriter {
  /** Vectors that can be read from the start more than once. */
  @FunctionalInterface
  interface Source {
    FloatVectorValues open() throws IOException;
  }

  /**
   * What is written.
   *
   * @param metric for which codes are made
   * @param datatype how rows keep values
   */
  record Kind(Metric metric, Datatype datatype) {
    static Kind of(FieldInfo field) {
      return new Kind(Similarity.metric(field), StoredDatatype.of(field));
    }
  }

  private final IndexOutput vectors;
  private final IndexOutput codes;
  private final long seed;

  FieldWriter(IndexOutput vectors, IndexOutput codes, long seed) {
    this.vectors = vectors;
    this.codes = codes;
    this.seed = seed;
  }

  /** Writes all vectors of a field and says where they lie. */
  FieldMetadata write(Kind kind, int maxDoc, Source source) throws IOException {
    RoundedValues values = new RoundedValues(source.open(), kind.datatype);
    Centroid centroid = new Centroid(values.dimension());
    DocsWithFieldSet documents = new DocsWithFieldSet();
    long vectorsAt = vectors.alignFilePointer(Kernels.ALIGNMENT);
    writeRows(values, centroid, documents);
    long documentsAt = FieldMetadata.DENSE;
    if (documents.cardinality() != maxDoc) {
      documentsAt = vectors.alignFilePointer(Kernels.ALIGNMENT);
      writeDocuments(documents);
    }
    RaBitQuantizer quantizer = new RaBitQuantizer(kind.metric, centroid.mean(), seed);
    long codesAt = codes.alignFilePointer(Kernels.ALIGNMENT);
    writeCodes(new RoundedValues(source.open(), kind.datatype), new BlockEncoder(quantizer));
    return new FieldMetadata(
        kind.datatype,
        quantizer,
        documents.cardinality(),
        new FieldMetadata.Offsets(vectorsAt, documentsAt, codesAt));
  }

  private void writeRows(RoundedValues values, Centroid centroid, DocsWithFieldSet documents)
      throws IOException {
    byte[] row = new byte[(int) values.datatype.stride(values.dimension())];
    MemorySegment target = MemorySegment.ofArray(row);
    DocIndexIterator iterator = values.iterator();
    for (int document = iterator.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = iterator.nextDoc()) {
      float[] vector = values.vector(iterator.index());
      values.datatype.write(vector, target, 0);
      vectors.writeBytes(row, row.length);
      centroid.add(vector);
      documents.add(document);
    }
  }

  private void writeDocuments(DocsWithFieldSet documents) throws IOException {
    DocIdSetIterator iterator = documents.iterator();
    for (int document = iterator.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = iterator.nextDoc()) {
      vectors.writeInt(document);
    }
  }

  private void writeCodes(RoundedValues values, BlockEncoder encoder) throws IOException {
    DocIndexIterator iterator = values.iterator();
    while (iterator.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      encoder.add(values.vector(iterator.index()));
      if (encoder.isFull()) {
        writeBlock(encoder);
      }
    }
    if (!encoder.isEmpty()) {
      writeBlock(encoder);
    }
  }

  /** Vectors as their datatype keeps them, so that codes are made of what rows hold. */
  private record RoundedValues(FloatVectorValues values, Datatype datatype) {
    int dimension() {
      return values.dimension();
    }

    DocIndexIterator iterator() {
      return values.iterator();
    }

    float[] vector(int ordinal) throws IOException {
      return datatype.round(values.vectorValue(ordinal));
    }
  }

  private void writeBlock(BlockEncoder encoder) throws IOException {
    codes.writeBytes(encoder.block(), encoder.block().length);
    encoder.clear();
  }
}
