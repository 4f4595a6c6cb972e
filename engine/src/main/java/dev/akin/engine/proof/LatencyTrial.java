package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Times a search over the queries of a proof. Used by one thread. */
public final class LatencyTrial {
  /** The search under trial; its answer is of no interest here. */
  @FunctionalInterface
  public interface Timed {
    Object search(float[] vector);
  }

  private final Timed search;
  private final float[][] queries;
  private final LatencyParameters parameters;

  /**
   * @param search called by several threads at once where a rate is stated
   * @param queries {@code [queries][dimension]}, at least one; not copied
   */
  public LatencyTrial(Timed search, float[][] queries, LatencyParameters parameters) {
    this.search = search;
    this.queries = queries;
    this.parameters = parameters;
  }

  /**
   * The percentiles of a single client that waits for each answer, or of arrivals at a contract's
   * open-loop rate. Takes the time that the parameters give to the timings.
   */
  public LatencyPercentiles measure(Contract contract) {
    return LatencyPercentiles.of(
        contract.queriesPerSecond().isPresent()
            ? atRate(contract.queriesPerSecond().getAsDouble())
            : oneByOne());
  }

  /** One client that waits for each answer before it asks again. */
  private long[] oneByOne() {
    long[] nanos = new long[Math.max(parameters.timings(), queries.length)];
    long end = System.nanoTime() + parameters.timeLimit().toNanos();
    int timed = 0;
    while (timed < nanos.length && (timed < queries.length || System.nanoTime() < end)) {
      long start = System.nanoTime();
      search.search(queries[timed % queries.length]);
      nanos[timed++] = System.nanoTime() - start;
    }
    return Arrays.copyOf(nanos, timed);
  }

  /**
   * Arrivals at random, on average {@code perSecond}, whether or not earlier ones are answered. A
   * time runs from the arrival, not from when a client got round to it, so that a stall shows in
   * every search it delayed (no coordinated omission).
   */
  private long[] atRate(double perSecond) {
    double seconds = parameters.timeLimit().toNanos() * 1e-9;
    int arrivals = (int) Math.clamp(perSecond * seconds, 1, parameters.timings());
    long[] arrivalNanos = arrivals(arrivals, perSecond);
    long[] nanos = new long[arrivals];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    Runnable client =
        () -> {
          for (int i = next.getAndIncrement(); i < arrivals; i = next.getAndIncrement()) {
            long arrival = start + arrivalNanos[i];
            waitUntil(arrival);
            search.search(queries[i % queries.length]);
            nanos[i] = System.nanoTime() - arrival;
          }
        };
    try (ExecutorService clients = Executors.newFixedThreadPool(parameters.clients())) {
      IntStream.range(0, parameters.clients())
          .mapToObj(i -> clients.submit(client))
          .toList()
          .forEach(LatencyTrial::join);
    }
    return nanos;
  }

  /** Exponential gaps, as independent users make them. */
  private long[] arrivals(int count, double perSecond) {
    SplittableRandom random = new SplittableRandom(parameters.seed());
    long[] arrivals = new long[count];
    double seconds = 0;
    for (int i = 0; i < count; i++) {
      seconds -= Math.log1p(-random.nextDouble()) / perSecond;
      arrivals[i] = (long) (seconds * 1e9);
    }
    return arrivals;
  }

  private static void waitUntil(long arrival) {
    long left = arrival - System.nanoTime();
    while (left > 0) {
      // A parked thread wakes some 50 µs late: the last stretch is spun.
      if (left > 200_000) {
        LockSupport.parkNanos(left - 100_000);
      } else {
        Thread.onSpinWait();
      }
      left = arrival - System.nanoTime();
    }
  }

  private static void join(Future<?> client) {
    try {
      client.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while timing searches", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a timed search failed: " + e.getCause(), e.getCause());
    }
  }
}
