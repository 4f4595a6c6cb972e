package dev.akin.engine.filter;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/** The values of an updatable field, of which a document has one at most. */
final class UpdatableOrderValues implements OrderValues {
  private final OrderBy order;
  private final UpdatableField field;
  private final NumericDocValues values;

  UpdatableOrderValues(OrderBy order, UpdatableField field, LeafReader reader) throws IOException {
    this.order = order;
    this.field = field;
    this.values = DocValues.getNumeric(reader, field.docValues());
  }

  @Override
  public Optional<OrderValue> first(int document) throws IOException {
    return values.advanceExact(document)
        ? OrderValue.ofPayload(field.decode(values.longValue())).filter(order::isWanted)
        : Optional.empty();
  }
}
