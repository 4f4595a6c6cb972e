package dev.akin.eval.measure;

import dev.akin.core.index.Query;
import dev.akin.core.index.Searcher;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * One round under an offered load: queries come at their times, whether or not earlier ones were
 * answered, and wait for a searching thread. A latency runs from the time that a query was to come
 * at, so that a stall shows in every query that it delays, and not only in those that were asked
 * (Tene: coordinated omission).
 *
 * <p>Shared by the threads of a round, which take the next arrival when they are free. Where the
 * rate is more than they answer, the queue grows; the round ends {@value #GRACE_NANOS} ns after the
 * last arrival, and what is then unanswered counts with the time that it has waited.
 */
final class OfferedLoad {
  private static final long GRACE_NANOS = 5_000_000_000L;

  /** A parked thread wakes some 50 µs late: the last stretch is spun. */
  private static final long SPUN_NANOS = 100_000;

  private final List<Query> queries;
  private final Arrivals arrivals;
  private final AtomicInteger next = new AtomicInteger();
  private final long begin;

  /** Begins the round. */
  OfferedLoad(List<Query> queries, Arrivals arrivals) {
    this.queries = queries;
    this.arrivals = arrivals;
    this.begin = System.nanoTime();
  }

  /**
   * What a thread did of a round.
   *
   * @param searches how many it answered
   * @param lastNanos when it began the last of them, after the round's begin
   * @param cpuNanos its processor time, without waiting
   * @param latencies of every query that it took, in nanoseconds
   */
  record Part(long searches, long lastNanos, long cpuNanos, Histogram latencies) {}

  /** Takes queries until there are no more. */
  Part run(Searcher searcher) {
    Histogram latencies = new Histogram(3);
    long searches = 0;
    long spun = 0;
    long cpuBegin = ProcessorTime.ofThread();
    long last = 0;
    for (int i = next.getAndIncrement(); i < arrivals.size(); i = next.getAndIncrement()) {
      long due = begin + arrivals.nanos()[i];
      spun += waitUntil(due);
      long now = System.nanoTime();
      if (now - begin > arrivals.end() + GRACE_NANOS || Thread.currentThread().isInterrupted()) {
        latencies.recordValue(Math.max(0, now - due));
        continue;
      }
      last = now - begin;
      searcher.search(queries.get(i % queries.size()));
      latencies.recordValue(System.nanoTime() - due);
      searches++;
    }
    long cpu = Math.max(0, ProcessorTime.ofThread() - cpuBegin - spun);
    return new Part(searches, last, cpu, latencies);
  }

  /**
   * The whole round. Its rate is that at which searches began: a queue that does not grow begins
   * the last one when it comes, however long that takes.
   */
  Round whole(List<Part> parts) {
    long searches = 0;
    long last = arrivals.end();
    long cpu = 0;
    Histogram latencies = new Histogram(3);
    for (Part part : parts) {
      searches += part.searches;
      last = Math.max(last, part.lastNanos);
      cpu += part.cpuNanos;
      latencies.add(part.latencies);
    }
    return new Round(searches, searches / (Math.max(1, last) * 1e-9), cpu, latencies);
  }

  /** How long it span, which is no time of a search. */
  private static long waitUntil(long due) {
    long now = System.nanoTime();
    while (due - now > 2 * SPUN_NANOS && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(due - now - SPUN_NANOS);
      now = System.nanoTime();
    }
    long spinBegin = now;
    while (now < due) {
      Thread.onSpinWait();
      now = System.nanoTime();
    }
    return now - spinBegin;
  }
}
