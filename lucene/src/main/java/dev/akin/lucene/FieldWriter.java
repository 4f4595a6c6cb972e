package dev.akin.lucene;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.quantizer.BlockEncoder;
import dev.akin.core.rabitq.Centroid;
import dev.akin.core.rabitq.RaBitQuantizer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.lucene.index.DocsWithFieldSet;
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

  private final IndexOutput vectors;
  private final IndexOutput codes;
  private final long seed;

  FieldWriter(IndexOutput vectors, IndexOutput codes, long seed) {
    this.vectors = vectors;
    this.codes = codes;
    this.seed = seed;
  }

  /** Writes all vectors of a field and says where they lie. */
  FieldMetadata write(Metric metric, int maxDoc, Source source) throws IOException {
    FloatVectorValues values = source.open();
    Centroid centroid = new Centroid(values.dimension());
    DocsWithFieldSet documents = new DocsWithFieldSet();
    long vectorsAt = vectors.alignFilePointer(Kernels.ALIGNMENT);
    writeRows(values, centroid, documents);
    long documentsAt = FieldMetadata.DENSE;
    if (documents.cardinality() != maxDoc) {
      documentsAt = vectors.alignFilePointer(Kernels.ALIGNMENT);
      writeDocuments(documents);
    }
    RaBitQuantizer quantizer = new RaBitQuantizer(metric, centroid.mean(), seed);
    long codesAt = codes.alignFilePointer(Kernels.ALIGNMENT);
    writeCodes(source.open(), new BlockEncoder(quantizer));
    return new FieldMetadata(
        quantizer,
        documents.cardinality(),
        new FieldMetadata.Offsets(vectorsAt, documentsAt, codesAt));
  }

  private void writeRows(FloatVectorValues values, Centroid centroid, DocsWithFieldSet documents)
      throws IOException {
    byte[] row = new byte[(int) VectorSet.stride(values.dimension())];
    ByteBuffer target = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
    DocIndexIterator iterator = values.iterator();
    for (int document = iterator.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = iterator.nextDoc()) {
      float[] vector = values.vectorValue(iterator.index());
      target.asFloatBuffer().put(vector, 0, values.dimension());
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

  private void writeCodes(FloatVectorValues values, BlockEncoder encoder) throws IOException {
    DocIndexIterator iterator = values.iterator();
    while (iterator.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      encoder.add(values.vectorValue(iterator.index()));
      if (encoder.isFull()) {
        writeBlock(encoder);
      }
    }
    if (!encoder.isEmpty()) {
      writeBlock(encoder);
    }
  }

  private void writeBlock(BlockEncoder encoder) throws IOException {
    codes.writeBytes(encoder.block(), encoder.block().length);
    encoder.clear();
  }
}
