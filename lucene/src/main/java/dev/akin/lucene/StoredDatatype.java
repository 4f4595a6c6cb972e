package dev.akin.lucene;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.VectorEncoding;

/**
 * The datatype in which the rows of a field are kept. Lucene is given floats whatever it is; an
 * attribute of the field, which the documents' {@link FieldType} puts there, says how the format
 * keeps them.
 */
public final class StoredDatatype {
  private static final String ATTRIBUTE = "akin.datatype";

  private StoredDatatype() {}

  /**
   * The type of a document's vector field. Its values must be those that {@link Datatype#round}
   * leaves as they are.
   */
  public static FieldType fieldType(int dimension, Metric metric, Datatype datatype) {
    FieldType type = new FieldType();
    type.setVectorAttributes(dimension, VectorEncoding.FLOAT32, Similarity.of(metric));
    if (datatype != Datatype.FLOAT32) {
      type.putAttribute(ATTRIBUTE, datatype.toString());
    }
    type.freeze();
    return type;
  }

  /**
   * The datatype of a field: float32 where nothing else is said.
   *
   * @throws IllegalArgumentException if its attribute names none
   */
  static Datatype of(FieldInfo field) {
    String text = field.getAttribute(ATTRIBUTE);
    return text == null ? Datatype.FLOAT32 : Datatype.parse(text);
  }
}
