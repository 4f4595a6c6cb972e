package dev.akin.engine.filter;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Finds the first points in the order of a field: sees every point and keeps the best. Ids are read
 * only for points that may be among them. Owned by one thread.
 */
public final class FieldOrder {
  /** The part of points that are in memory. */
  public static final int IN_MEMORY = -1;

  private final OrderBy order;
  private final int limit;
  private final Comparator<OrderValue> byValue;

  /** The worst of those kept is at the head. */
  private final PriorityQueue<Ranked> kept;

  /**
   * A point and its place in the order.
   *
   * @param part which part of the collection it was found in, as its finder numbers them
   * @param ordinal the point's number there
   */
  public record Ranked(OrderValue value, PointId id, int part, int ordinal) {}

  /** Reads the ids of a part's points. */
  public interface Ids {
    PointId id(int ordinal) throws IOException;
  }

  /** Keeps the first {@code limit} points of an order. */
  public FieldOrder(OrderBy order, int limit) {
    this.order = order;
    this.limit = limit;
    this.byValue = order.comparator();
    this.kept =
        new PriorityQueue<>(
            Comparator.comparing(Ranked::value, byValue).thenComparing(Ranked::id).reversed());
  }

  /** Sees a point that is in memory. */
  public void add(Payload payload, PointId id, int ordinal) {
    Optional<OrderValue> first =
        order.field().flatValues(payload.fields()).stream()
            .flatMap(value -> OrderValue.ofPayload(value).stream())
            .filter(order::isWanted)
            .min(byValue);
    first.ifPresent(value -> keep(new Ranked(value, id, IN_MEMORY, ordinal)));
  }

  /**
   * Sees documents of a segment.
   *
   * @param source where their values are
   * @param part the segment's number
   */
  public void add(DocIdSetIterator documents, OrderValues.Source source, Part part)
      throws IOException {
    OrderValues values = OrderValues.of(order, source);
    for (int document = documents.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = documents.nextDoc()) {
      Optional<OrderValue> first = values.first(document);
      if (first.isPresent() && mayBeKept(first.get())) {
        keep(new Ranked(first.get(), part.ids.id(document), part.number, document));
      }
    }
  }

  /** A segment: its number, and the ids of its documents. */
  public record Part(int number, Ids ids) {}

  private boolean mayBeKept(OrderValue value) {
    Ranked worst = kept.peek();
    return kept.size() < limit || worst == null || byValue.compare(value, worst.value) <= 0;
  }

  private void keep(Ranked ranked) {
    kept.add(ranked);
    if (kept.size() > limit) {
      kept.remove();
    }
  }

  /** The first points, in order. */
  public List<Ranked> first() {
    List<Ranked> first = new ArrayList<>(kept);
    first.sort(Comparator.comparing(Ranked::value, byValue).thenComparing(Ranked::id));
    return first;
  }
}
