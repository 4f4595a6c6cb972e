package dev.akin.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.index.DocsWithFieldSet;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.Sorter;
import org.jspecify.annotations.Nullable;

/**
 * Buffered vectors in the order of the segment that is flushed, which an index sort may have
 * changed.
 */
final class BufferedVectorValues extends FloatVectorValues {
  private final List<float[]> vectors;
  private final DocsWithFieldSet documents;
  private final int dimension;

  /** The buffered ordinals in the segment's order, if that is another. */
  private final int @Nullable [] order;

  private BufferedVectorValues(
      FieldVectorsBuffer buffer, DocsWithFieldSet documents, int @Nullable [] order) {
    this.vectors = buffer.vectors();
    this.dimension = buffer.field().getVectorDimension();
    this.documents = documents;
    this.order = order;
  }

  static BufferedVectorValues of(FieldVectorsBuffer buffer, Sorter.@Nullable DocMap sortMap)
      throws IOException {
    if (sortMap == null) {
      return new BufferedVectorValues(buffer, buffer.documents(), null);
    }
    int[] order = new int[buffer.vectors().size()];
    DocsWithFieldSet sorted = new DocsWithFieldSet();
    KnnVectorsWriter.mapOldOrdToNewOrd(buffer.documents(), sortMap, null, order, sorted);
    return new BufferedVectorValues(buffer, sorted, order);
  }

  @Override
  public float[] vectorValue(int ordinal) {
    return vectors.get(order == null ? ordinal : order[ordinal]);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int size() {
    return vectors.size();
  }

  @Override
  public DocIndexIterator iterator() {
    return new OrdinalIterator(documents.iterator());
  }

  @Override
  public BufferedVectorValues copy() {
    return this;
  }
}
