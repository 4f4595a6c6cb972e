package dev.akin.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the searches of a collection have taken lately, by kind: a mean in which each search
 * weighs less than the one after it. For any thread; of times that are added at once one may be
 * lost.
 */
final class SearchTimes {
  /** A few times what it costs to hand a search to a thread and its answer back. */
  private static final long SHORT_NANOS = 500_000;

  /** The latest search in the mean; a single one that the system interrupted should not decide. */
  private static final double WEIGHT = 0.02;

  private final AtomicLong plain = new AtomicLong();
  private final AtomicLong filtered = new AtomicLong();
  private final AtomicLong exact = new AtomicLong();

  /** Notes how long a search took. */
  void add(SearchRequest request, long took) {
    AtomicLong mean = mean(request);
    long before = mean.get();
    mean.set(before == 0 ? took : before + (long) (WEIGHT * (took - before)));
  }

  /** Whether searches of this kind were short lately; false before the first. */
  boolean areShort(SearchRequest request) {
    long nanos = mean(request).get();
    return nanos > 0 && nanos < SHORT_NANOS;
  }

  private AtomicLong mean(SearchRequest request) {
    if (request.options().exact()) {
      return exact;
    }
    return request.filter().isPresent() ? filtered : plain;
  }
}
