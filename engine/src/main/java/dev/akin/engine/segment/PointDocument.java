package dev.akin.engine.segment;

import dev.akin.engine.filter.Expiry;
import dev.akin.engine.filter.PayloadFields;
import dev.akin.engine.filter.PointFields;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import dev.akin.lucene.StoredDatatype;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * A point as a Lucene document.
 *
 * <table>
 * <caption>fields besides those that filters read</caption>
 * <tr><th>field</th><th>as</th><th>holds</th></tr>
 * <tr><td>{@value #ID}</td><td>term, binary doc value</td><td>{@link PointId#toBytes()}</td></tr>
 * <tr><td>{@value #SEQUENCE}</td><td>numeric doc value</td><td>sequence number of the change that
 *     wrote the document</td></tr>
 * <tr><td>{@value #PAYLOAD}</td><td>stored</td><td>the payload as JSON in UTF-8, without updatable
 *     fields</td></tr>
 * <tr><td>{@value #VECTOR}</td><td>float vector</td><td>the vector, as its metric prepared it
 *     and its datatype rounded it; with a name if it has one ({@link PointFields#vector(String)})</td></tr>
 * <tr><td>{@value #END}</td><td>point, sorted-numeric doc value</td>
 *     <td>when the point ends, if it does ({@link Expiry#end})</td></tr>
 * <tr><td>{@link UpdatableField#docValues()}</td><td>numeric doc value</td>
 *     <td>the value of an updatable field, if the point has one; replaced in place</td></tr>
 * <tr><td>{@value #UPDATED}</td><td>numeric doc value</td><td>sequence number of the last change of
 *     updatable fields alone, if there was one; replaced in place</td></tr>
 * </table>
 */
final class PointDocument {
  static final String ID = "_id";
  static final String SEQUENCE = "_sequence";
  static final String PAYLOAD = "_payload";
  static final String VECTOR = "_vector";
  static final String END = "_end";
  static final String UPDATED = "_updated";
  static final PointFields FIELDS = new PointFields(ID, PAYLOAD, VECTOR, UpdatableFields.none());

  private PointDocument() {}

  static Document of(Point point, long sequence, StoreParameters parameters) {
    BytesRef id = new BytesRef(point.id().toBytes());
    Document document = new Document();
    document.add(new StringField(ID, id, Field.Store.NO));
    document.add(new BinaryDocValuesField(ID, id));
    document.add(new NumericDocValuesField(SEQUENCE, sequence));
    Payload payload = parameters.updatable().remainder(point.payload());
    document.add(new StoredField(PAYLOAD, payload.toJson()));
    for (UpdatableField field : parameters.updatable().fields()) {
      point.payload().field(field.name()).ifPresent(value -> document.add(value(field, value)));
    }
    for (VectorSchema.Kind kind : parameters.vectors().kinds()) {
      point
          .vectors()
          .get(kind.name())
          .ifPresent(vector ->
              document.add(
                  new KnnFloatVectorField(
                      FIELDS.vector(kind.name()),
                      vector,
                      StoredDatatype.fieldType(kind.dimension(), kind.metric(), kind.datatype()))));
    }
    long end = parameters.expiry().map(expiry -> expiry.end(point.payload())).orElse(Expiry.NEVER);
    if (end != Expiry.NEVER) {
      document.add(new LongField(END, end, Field.Store.NO));
    }
    PayloadFields.of(payload).forEach(document::add);
    return document;
  }

  private static NumericDocValuesField value(UpdatableField field, Object value) {
    return new NumericDocValuesField(field.docValues(), field.encode(value));
  }

  /**
   * What a change of updatable fields replaces in the document of a point.
   *
   * @param payload the point's after the change
   * @param names the payload fields that the change is about
   */
  static Field[] update(
      Payload payload, Set<String> names, long sequence, UpdatableFields updatable) {
    List<Field> fields = new ArrayList<>();
    fields.add(new NumericDocValuesField(UPDATED, sequence));
    for (UpdatableField field : updatable.fields()) {
      if (names.contains(field.name())) {
        fields.add(
            payload
                .field(field.name())
                .map(value -> value(field, value))
                .orElseGet(() -> new NumericDocValuesField(field.docValues(), null)));
      }
    }
    return fields.toArray(Field[]::new);
  }

  static Term term(PointId id) {
    return new Term(ID, new BytesRef(id.toBytes()));
  }
}
