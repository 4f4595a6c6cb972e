package dev.akin.lucene;

import dev.akin.core.vector.Datatype;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.KnnFieldVectorsWriter;
import org.apache.lucene.index.DocsWithFieldSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.util.RamUsageEstimator;

/** The vectors of a field that wait for the next flush. Owned by the thread that indexes. */
final class FieldVectorsBuffer extends KnnFieldVectorsWriter<float[]> {
  private static final long SHALLOW_BYTES =
      RamUsageEstimator.shallowSizeOfInstance(FieldVectorsBuffer.class);

  private final FieldInfo field;
  private final Datatype datatype;
  private final List<float[]> vectors = new ArrayList<>();
  private final DocsWithFieldSet documents = new DocsWithFieldSet();
  private int lastDocument = -1;

  FieldVectorsBuffer(FieldInfo field) {
    this.field = field;
    this.datatype = StoredDatatype.of(field);
  }

  FieldInfo field() {
    return field;
  }

  List<float[]> vectors() {
    return vectors;
  }

  DocsWithFieldSet documents() {
    return documents;
  }

  @Override
  public void addValue(int document, float[] vector) {
    if (document == lastDocument) {
      throw new IllegalArgumentException(
          "document %,d has field \"%s\" twice: one vector per field"
              .formatted(document, field.name));
    }
    float[] copy = copyValue(vector);
    lastDocument = document;
    documents.add(document);
    vectors.add(copy);
  }

  /**
   * A copy as the rows will keep it.
   *
   * @throws IllegalArgumentException if the field's datatype has no room for a value
   */
  @Override
  public float[] copyValue(float[] vector) {
    try {
      return datatype == Datatype.FLOAT32 ? vector.clone() : datatype.round(vector);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "field \"%s\": %s".formatted(field.name, e.getMessage()), e);
    }
  }

  @Override
  public long ramBytesUsed() {
    long vector =
        RamUsageEstimator.NUM_BYTES_ARRAY_HEADER
            + (long) field.getVectorDimension() * Float.BYTES
            + RamUsageEstimator.NUM_BYTES_OBJECT_REF;
    return SHALLOW_BYTES + documents.ramBytesUsed() + vectors.size() * vector;
  }
}
