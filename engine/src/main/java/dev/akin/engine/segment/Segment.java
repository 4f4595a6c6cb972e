package dev.akin.engine.segment;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.util.BytesRef;

/**
 * One segment in a view. Its documents are numbered from {@link #base()} within the view and from 0
 * within the segment, where the number is also the ordinal of the document's vector, since every
 * document has one.
 */
public final class Segment {
  private static final Set<String> STORED_PAYLOAD = Set.of(PointDocument.PAYLOAD);

  private final LeafReaderContext leaf;
  private final SegmentVectors vectors;

  Segment(LeafReaderContext leaf, Metric metric) throws IOException {
    this.leaf = leaf;
    this.vectors = SegmentVectors.of(leaf.reader(), metric);
  }

  LeafReaderContext leaf() {
    return leaf;
  }

  /** The segment's name in messages. */
  public String name() {
    return segmentReader().getSegmentName();
  }

  /** The segment's identity: 32 hexadecimal digits that no other segment ever has. */
  public String key() {
    return HexFormat.of().formatHex(segmentReader().getSegmentInfo().info.getId());
  }

  private SegmentReader segmentReader() {
    return (SegmentReader) leaf.reader();
  }

  /** The view's number of the first document. */
  public int base() {
    return leaf.docBase;
  }

  /** The view's number after the last document. */
  public int end() {
    return leaf.docBase + size();
  }

  /** Documents, deleted ones included. */
  public int size() {
    return leaf.reader().maxDoc();
  }

  /** Bytes of the segment's files. */
  public long fileBytes() throws IOException {
    return segmentReader().getSegmentInfo().sizeInBytes();
  }

  /** Bytes of the raw vectors among them. */
  public long rowBytes() {
    return vectors.rows().size() * vectors.rows().stride();
  }

  /** Vectors and the ways to search them. */
  public SegmentVectors vectors() {
    return vectors;
  }

  /** The id of a document of this segment. */
  public PointId id(int ordinal) throws IOException {
    BinaryDocValues ids = leaf.reader().getBinaryDocValues(PointDocument.ID);
    if (ids == null || !ids.advanceExact(ordinal)) {
      throw missing(PointDocument.ID, ordinal);
    }
    BytesRef id = ids.binaryValue();
    return PointId.fromBytes(BytesRef.deepCopyOf(id).bytes);
  }

  /** Visits the ids of all accepted documents. */
  public void ids(OrdinalFilter accepted, Consumer<PointId> visitor) throws IOException {
    BinaryDocValues ids = leaf.reader().getBinaryDocValues(PointDocument.ID);
    for (int doc = accepted.next(0); doc < size(); doc = accepted.next(doc + 1)) {
      if (ids == null || !ids.advanceExact(doc)) {
        throw missing(PointDocument.ID, doc);
      }
      visitor.accept(PointId.fromBytes(BytesRef.deepCopyOf(ids.binaryValue()).bytes));
    }
  }

  /** The sequence number of a document's last change. */
  public long sequence(int ordinal) throws IOException {
    NumericDocValues sequences = leaf.reader().getNumericDocValues(PointDocument.SEQUENCE);
    if (sequences == null || !sequences.advanceExact(ordinal)) {
      throw missing(PointDocument.SEQUENCE, ordinal);
    }
    return sequences.longValue();
  }

  /** When a document's point ends, or {@link Expiry#NEVER}. */
  public long end(int ordinal) throws IOException {
    NumericDocValues ends =
        DocValues.unwrapSingleton(DocValues.getSortedNumeric(leaf.reader(), PointDocument.END));
    return ends != null && ends.advanceExact(ordinal) ? ends.longValue() : Expiry.NEVER;
  }

  public Payload payload(int ordinal) throws IOException {
    Document document = leaf.reader().storedFields().document(ordinal, STORED_PAYLOAD);
    BytesRef json = document.getBinaryValue(PointDocument.PAYLOAD);
    if (json == null) {
      throw missing(PointDocument.PAYLOAD, ordinal);
    }
    return Payload.fromJson(BytesRef.deepCopyOf(json).bytes);
  }

  /** A copy of a document's vector. */
  public float[] vector(int ordinal) {
    VectorSet rows = vectors.rows();
    float[] copy = new float[rows.dimension()];
    rows.copyTo(ordinal, copy);
    return copy;
  }

  private IOException missing(String field, int ordinal) {
    return new IOException(
        "segment %s: document %,d has no field %s".formatted(name(), ordinal, field));
  }
}
