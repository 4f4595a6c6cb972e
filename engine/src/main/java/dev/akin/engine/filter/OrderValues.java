package dev.akin.engine.filter;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;

/**
 * The values that put a segment's documents in an order. Owned by one thread; documents come in
 * ascending order.
 */
public interface OrderValues {
  /** The first wanted value of a document in the order, if it has one. */
  Optional<OrderValue> first(int document) throws IOException;

  /** What an order reads. */
  record Source(LeafReader reader, UpdatableFields updatable, PayloadIndexes indexes) {}

  /** The values of an order in a segment. */
  static OrderValues of(OrderBy order, Source source) throws IOException {
    Optional<UpdatableField> updatable = source.updatable.at(order.field());
    return updatable.isPresent()
        ? new UpdatableOrderValues(order, updatable.get(), source.reader)
        : new SegmentOrderValues(order, source.reader, source.indexes);
  }
}
