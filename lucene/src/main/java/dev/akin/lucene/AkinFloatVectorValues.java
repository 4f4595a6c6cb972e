package dev.akin.lucene;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.Bits;

/** The vectors as Lucene reads them, one by one from the file. Owned by one thread. */
final class AkinFloatVectorValues extends FloatVectorValues {
  private final AkinSegmentVectors vectors;
  private final DocumentMap map;
  private final IndexInput rows;
  private final byte[] row;
  private final MemorySegment rowMemory;
  private final float[] value;
  private int loaded = -1;

  private AkinFloatVectorValues(AkinSegmentVectors vectors) throws IOException {
    this.vectors = vectors;
    this.map = vectors.map();
    this.rows = vectors.rows();
    this.row = new byte[(int) vectors.datatype().stride(vectors.dimension())];
    this.rowMemory = Arena.ofAuto().allocate(row.length, Kernels.ALIGNMENT);
    this.value = new float[vectors.dimension()];
  }

  static AkinFloatVectorValues of(AkinSegmentVectors vectors) throws IOException {
    return new AkinFloatVectorValues(vectors);
  }

  /** The row in memory that the next call reuses, as Lucene's own do. */
  @Override
  public float[] vectorValue(int ordinal) throws IOException {
    if (ordinal != loaded) {
      rows.seek((long) ordinal * row.length);
      rows.readBytes(row, 0, row.length);
      MemorySegment.copy(row, 0, rowMemory, ValueLayout.JAVA_BYTE, 0, row.length);
      vectors.datatype().read(rowMemory, 0, value, value.length);
      loaded = ordinal;
    }
    return value;
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public int ordToDoc(int ordinal) {
    return map.document(ordinal);
  }

  @Override
  public Bits getAcceptOrds(Bits accepted) {
    if (accepted == null || vectors.isDense()) {
      return accepted;
    }
    return new Bits() {
      @Override
      public boolean get(int ordinal) {
        return accepted.get(map.document(ordinal));
      }

      @Override
      public int length() {
        return map.size();
      }
    };
  }

  @Override
  public DocIndexIterator iterator() {
    return new DocumentIterator(map);
  }

  /** Scores with core's kernels, so that they are the scores of a search. */
  @Override
  public VectorScorer scorer(float[] target) {
    Metric metric = vectors.metric();
    RowScorer scorer = new RowScorer(vectors.vectors(), metric);
    scorer.query(target);
    DocIndexIterator documents = iterator();
    return new VectorScorer() {
      @Override
      public float score() {
        return Similarity.score(metric, scorer.distance(documents.index()));
      }

      @Override
      public DocIdSetIterator iterator() {
        return documents;
      }
    };
  }

  @Override
  public FloatVectorValues copy() throws IOException {
    return new AkinFloatVectorValues(vectors);
  }
}
