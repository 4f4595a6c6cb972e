package dev.akin.engine.filter;

import java.util.Comparator;
import java.util.Optional;

/**
 * The order of points by a payload field; equal values by id, ascending. A point without a value
 * there has no place in it, one with several has that of its first.
 *
 * @param field a field as filters name it
 * @param descending whether the greatest value comes first
 * @param from the first value that is wanted; empty starts at the beginning
 */
public record OrderBy(PayloadPath field, boolean descending, Optional<OrderValue> from) {
  /** Least value first, from the beginning. */
  public static OrderBy ascending(String field) {
    return new OrderBy(PayloadPath.parse(field), false, Optional.empty());
  }

  /** Greatest value first, from the beginning. */
  public static OrderBy descending(String field) {
    return new OrderBy(PayloadPath.parse(field), true, Optional.empty());
  }

  public OrderBy withFrom(OrderValue value) {
    return new OrderBy(field, descending, Optional.of(value));
  }

  Comparator<OrderValue> comparator() {
    return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }

  /** Whether a value is not before the first that is wanted. */
  boolean isWanted(OrderValue value) {
    return from.isEmpty() || comparator().compare(value, from.get()) >= 0;
  }
}
