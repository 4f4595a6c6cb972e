package dev.akin.engine.segment;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.util.BytesRef;

/**
 * One segment in a view. Its documents are numbered from {@link #base()} within the view and from 0
 * within the segment.
 */
public final class Segment {
  private static final Set<String> STORED_PAYLOAD = Set.of(PointDocument.PAYLOAD);

  private final LeafReaderContext leaf;
  private final UpdatableFields updatable;
  private final SortedMap<String, SegmentVectors> vectors = new TreeMap<>();

  Segment(LeafReaderContext leaf, StoreParameters parameters) throws IOException {
    VectorSchema schema = parameters.vectors();
    this.leaf = leaf;
    this.updatable = parameters.updatable();
    for (VectorSchema.Kind kind : schema.kinds()) {
      SegmentVectors.of(leaf.reader(), kind).ifPresent(stored -> vectors.put(kind.name(), stored));
    }
    SegmentVectors unnamed = vectors.get(NamedVectors.UNNAMED);
    if (!schema.isNamed() && (unnamed == null || !unnamed.isDense())) {
      throw new IOException(leaf.reader() + ": not every document has a vector");
    }
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

  /** Bytes of the raw vectors of a name among them. */
  public long rowBytes(String name) {
    return vectors(name).map(each -> each.rows().size() * each.rows().stride()).orElse(0L);
  }

  /** The vectors of a name and the ways to search them; nothing if no document has one. */
  public Optional<SegmentVectors> vectors(String name) {
    return Optional.ofNullable(vectors.get(name));
  }

  /** The id of a document of this segment. */
  public PointId id(int document) throws IOException {
    BinaryDocValues ids = leaf.reader().getBinaryDocValues(PointDocument.ID);
    if (ids == null || !ids.advanceExact(document)) {
      throw missing(PointDocument.ID, document);
    }
    BytesRef id = ids.binaryValue();
    return PointId.fromBytes(BytesRef.deepCopyOf(id).bytes);
  }

  /** Takes documents and their ids. */
  @FunctionalInterface
  public interface IdVisitor {
    void visit(int document, PointId id);
  }

  /** Visits all accepted documents, ascending. */
  public void ids(OrdinalFilter accepted, IdVisitor visitor) throws IOException {
    BinaryDocValues ids = leaf.reader().getBinaryDocValues(PointDocument.ID);
    for (int doc = accepted.next(0); doc < size(); doc = accepted.next(doc + 1)) {
      if (ids == null || !ids.advanceExact(doc)) {
        throw missing(PointDocument.ID, doc);
      }
      visitor.visit(doc, PointId.fromBytes(BytesRef.deepCopyOf(ids.binaryValue()).bytes));
    }
  }

  /** The sequence number of a document's last change. */
  public long sequence(int document) throws IOException {
    NumericDocValues sequences = leaf.reader().getNumericDocValues(PointDocument.SEQUENCE);
    if (sequences == null || !sequences.advanceExact(document)) {
      throw missing(PointDocument.SEQUENCE, document);
    }
    return Math.max(sequences.longValue(), number(PointDocument.UPDATED, document).orElse(0));
  }

  /** A document's value of a numeric field, if it has one. */
  private OptionalLong number(String field, int document) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
    return values.advanceExact(document)
        ? OptionalLong.of(values.longValue())
        : OptionalLong.empty();
  }

  /** When a document's point ends, or {@link Expiry#NEVER}. */
  public long end(int document) throws IOException {
    NumericDocValues ends =
        DocValues.unwrapSingleton(DocValues.getSortedNumeric(leaf.reader(), PointDocument.END));
    return ends != null && ends.advanceExact(document) ? ends.longValue() : Expiry.NEVER;
  }

  public Payload payload(int document) throws IOException {
    Document stored = leaf.reader().storedFields().document(document, STORED_PAYLOAD);
    BytesRef json = stored.getBinaryValue(PointDocument.PAYLOAD);
    if (json == null) {
      throw missing(PointDocument.PAYLOAD, document);
    }
    Payload payload = Payload.fromJson(BytesRef.deepCopyOf(json).bytes);
    return updatable.isEmpty() ? payload : payload.with(updatableValues(document));
  }

  private Payload updatableValues(int document) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (UpdatableField field : updatable.fields()) {
      number(field.docValues(), document)
          .ifPresent(value -> values.put(field.name(), field.decode(value)));
    }
    return Payload.of(values);
  }

  /** The payload fields that have doc values and no other field. */
  UpdatableFields updatable() {
    return updatable;
  }

  /** Copies of a document's vectors. */
  public NamedVectors vectors(int document) {
    SortedMap<String, float[]> copies = new TreeMap<>();
    vectors.forEach(
        (name, stored) -> stored.vector(document).ifPresent(vector -> copies.put(name, vector)));
    return NamedVectors.of(copies);
  }

  /** A copy of a document's vector of a name, if it has one. */
  public Optional<float[]> vector(int document, String name) {
    return vectors(name).flatMap(stored -> stored.vector(document));
  }

  /** Whether a document has a vector of a name. */
  public boolean hasVector(int document, String name) {
    return vectors(name).filter(stored -> stored.ordinal(document) >= 0).isPresent();
  }

  /** The names of a document's vectors. */
  public Set<String> vectorNames(int document) {
    return vectors.entrySet().stream()
        .filter(entry -> entry.getValue().ordinal(document) >= 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private IOException missing(String field, int document) {
    return new IOException(
        "segment %s: document %,d has no field %s".formatted(name(), document, field));
  }
}
