package dev.akin.engine.filter;

import dev.akin.engine.point.JsonNull;
import dev.akin.engine.point.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * A payload as Lucene fields. No schema is needed: what a value is indexed as depends on its type,
 * and a field that holds different types in different points is fine.
 *
 * <table>
 * <caption>fields for a value at a path</caption>
 * <tr><th>field</th><th>as</th><th>for</th></tr>
 * <tr><td>{@code k:path}</td><td>term, sorted-set doc value</td>
 *     <td>text, whole numbers, booleans by value; others by kind ({@link PayloadTerms})</td></tr>
 * <tr><td>{@code l:path}</td><td>point, sorted-numeric doc value</td><td>whole numbers</td></tr>
 * <tr><td>{@code d:path}</td><td>point, sorted-numeric doc value</td><td>other numbers</td></tr>
 * <tr><td>{@code null}</td><td>term {@code path}</td><td>null</td></tr>
 * <tr><td>{@code nested}</td><td>term {@code path}</td>
 *     <td>a list at the path that holds a list</td></tr>
 * </table>
 *
 * A list has no fields of its own; its elements are at {@code path[]}. Paths are spelled as by
 * {@link PayloadPath}.
 */
public final class PayloadFields {
  static final String NULLS = "null";
  static final String NESTED = "nested";

  private final List<IndexableField> fields = new ArrayList<>();

  private PayloadFields() {}

  /** The fields to add to a point's document. */
  public static List<IndexableField> of(Payload payload) {
    PayloadFields indexed = new PayloadFields();
    indexed.addFields(new StringBuilder(), payload.fields());
    return indexed.fields;
  }

  static String terms(String path) {
    return "k:" + path;
  }

  static String wholes(String path) {
    return "l:" + path;
  }

  static String fractions(String path) {
    return "d:" + path;
  }

  private void addFields(StringBuilder path, Map<?, ?> object) {
    int length = path.length();
    object.forEach((name, value) -> {
      PayloadPath.appendName(path, (String) name);
      add(path, value);
      path.setLength(length);
    });
  }

  private void add(StringBuilder path, Object value) {
    switch (value) {
      case JsonNull _ -> fields.add(new StringField(NULLS, path.toString(), Field.Store.NO));
      case Map<?, ?> object -> {
        addTerm(path.toString(), PayloadTerms.OBJECT);
        addFields(path, object);
      }
      case List<?> list -> addElements(path, list);
      default -> addScalar(path.toString(), value);
    }
  }

  private void addElements(StringBuilder path, List<?> list) {
    if (list.stream().anyMatch(List.class::isInstance)) {
      fields.add(new StringField(NESTED, path.toString(), Field.Store.NO));
    }
    int length = path.length();
    path.append("[]");
    list.forEach(element -> add(path, element));
    path.setLength(length);
  }

  private void addScalar(String path, Object value) {
    Optional<MatchValue> comparable = MatchValue.ofPayload(value);
    addTerm(path, comparable.map(PayloadTerms::of).orElse(PayloadTerms.FRACTION));
    if (value instanceof Long number) {
      fields.add(new LongField(wholes(path), number, Field.Store.NO));
    } else if (value instanceof Double number) {
      // −0 and 0 are the same number, but not the same point.
      fields.add(new DoubleField(fractions(path), number + 0.0, Field.Store.NO));
    }
  }

  private void addTerm(String path, BytesRef term) {
    fields.add(new KeywordField(terms(path), term, Field.Store.NO));
  }
}
