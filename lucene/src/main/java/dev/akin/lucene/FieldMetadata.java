package dev.akin.lucene;

import dev.akin.core.rabitq.RaBitQuantizer;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.IndexInput;

/**
 * What {@code .akm} says about one field of a segment.
 *
 * @param datatype how rows keep values
 * @param quantizer what made the codes: metric, dimension, seed and centroid
 * @param size number of vectors
 * @param offsets where its parts begin
 */
record FieldMetadata(Datatype datatype, RaBitQuantizer quantizer, int size, Offsets offsets) {
  /** In place of an offset: every document has a vector, whose ordinal is the document's number. */
  static final long DENSE = -1;

  /**
   * Where the parts of a field begin.
   *
   * @param vectors byte offset of the rows in {@code .akv}
   * @param documents byte offset in {@code .akv} of the list of the rows' documents, or {@link
   *     #DENSE}
   * @param codes byte offset of the blocks in {@code .akq}
   */
  record Offsets(long vectors, long documents, long codes) {}

  VectorSet.Shape shape() {
    return new VectorSet.Shape(size, quantizer.dimension(), datatype);
  }

  long vectorsLength() {
    return size * datatype.stride(quantizer.dimension());
  }

  boolean isDense() {
    return offsets.documents == DENSE;
  }

  long documentsLength() {
    return isDense() ? 0 : (long) size * Integer.BYTES;
  }

  long codesLength() {
    return quantizer.codeBytes(size);
  }

  /** The first version of {@code .akm} that can say this. */
  int version() {
    return datatype == Datatype.FLOAT32
        ? AkinKnnVectorsFormat.VERSION_START
        : AkinKnnVectorsFormat.VERSION_DATATYPES;
  }

  void write(DataOutput out, int version) throws IOException {
    if (version >= AkinKnnVectorsFormat.VERSION_DATATYPES) {
      out.writeByte((byte) datatype.code());
    }
    out.writeByte((byte) quantizer.metric().code());
    out.writeInt(quantizer.dimension());
    out.writeInt(size);
    out.writeLong(offsets.vectors);
    out.writeLong(offsets.documents);
    out.writeLong(offsets.codes);
    out.writeLong(quantizer.seed());
    for (float value : quantizer.centroid()) {
      out.writeInt(Float.floatToIntBits(value));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws CorruptIndexException if it contradicts the field or cannot be
   */
  static FieldMetadata read(DataInput in, FieldInfo field, int version) throws IOException {
    byte datatype =
        version >= AkinKnnVectorsFormat.VERSION_DATATYPES
            ? in.readByte()
            : (byte) Datatype.FLOAT32.code();
    if (!Datatype.isCode(datatype)) {
      throw new CorruptIndexException(
          "field \"%s\": datatype %d, 0 to 2 are known".formatted(field.name, datatype), in);
    }
    byte metric = in.readByte();
    int dimension = in.readInt();
    int size = in.readInt();
    // Lucene has checked the field's own dimension, so that nothing larger is allocated here.
    if (!Metric.isCode(metric)
        || Metric.ofCode(metric) != Similarity.metric(field)
        || dimension != field.getVectorDimension()
        || size < 0) {
      throw new CorruptIndexException(
          "field \"%s\" has dimension %,d and similarity %s, metadata says metric %d, %,d vectors of dimension %,d"
              .formatted(
                  field.name,
                  field.getVectorDimension(),
                  field.getVectorSimilarityFunction(),
                  metric,
                  size,
                  dimension),
          in);
    }
    Offsets offsets = new Offsets(in.readLong(), in.readLong(), in.readLong());
    long seed = in.readLong();
    float[] centroid = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      centroid[i] = Float.intBitsToFloat(in.readInt());
    }
    RaBitQuantizer quantizer = new RaBitQuantizer(Metric.ofCode(metric), centroid, seed);
    return new FieldMetadata(Datatype.ofCode(datatype), quantizer, size, offsets);
  }

  /**
   * Checks that everything lies inside the files and that documents can be what they are said to
   * be.
   */
  void requireInside(IndexInput vectors, IndexInput codes, int maxDoc) throws IOException {
    requireInside(vectors, offsets.vectors, vectorsLength());
    requireInside(codes, offsets.codes, codesLength());
    if (size > maxDoc || (isDense() && size != maxDoc)) {
      throw new CorruptIndexException(
          "%,d vectors in %,d documents, %s"
              .formatted(size, maxDoc, isDense() ? "one in each" : "at most one in each"),
          vectors);
    }
    if (!isDense()) {
      requireInside(vectors, offsets.documents, documentsLength());
    }
  }

  private static void requireInside(IndexInput file, long offset, long length) throws IOException {
    if (offset < 0 || length > file.length() || offset > file.length() - length) {
      throw new CorruptIndexException(
          "%,d bytes from byte %,d leave a file of %,d".formatted(length, offset, file.length()),
          file);
    }
  }
}
