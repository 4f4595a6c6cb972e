package dev.akin.eval.measure;

import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that search one index, each with its own searcher, and begin a round together. */
final class SearchThreads implements AutoCloseable {
  private final List<SearchLane> lanes = new ArrayList<>();
  private final ExecutorService pool;

  SearchThreads(Index index, int threads) {
    for (int i = 0; i < threads; i++) {
      lanes.add(new SearchLane(index.searcher(), i, threads));
    }
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /**
   * One round on all threads.
   *
   * @throws InterruptedIOException if the calling thread is interrupted
   * @throws IllegalArgumentException if the index refuses a query
   */
  Round run(List<Query> queries, RoundLength length) throws InterruptedIOException {
    CyclicBarrier start = new CyclicBarrier(lanes.size());
    List<Callable<Round>> work = new ArrayList<>();
    for (SearchLane lane : lanes) {
      work.add(() -> {
        await(start);
        return lane.run(queries, length);
      });
    }
    Round round = Round.empty();
    for (Round lane : all(pool, work)) {
      round = round.plus(lane);
    }
    return round;
  }

  /**
   * One round of queries that come at their times, taken up by whichever thread is free.
   *
   * @throws InterruptedIOException if the calling thread is interrupted
   * @throws IllegalArgumentException if the index refuses a query
   */
  Round run(List<Query> queries, Arrivals arrivals) throws InterruptedIOException {
    OfferedLoad load = new OfferedLoad(queries, arrivals);
    List<Callable<OfferedLoad.Part>> work = new ArrayList<>();
    for (SearchLane lane : lanes) {
      work.add(() -> lane.run(load));
    }
    return load.whole(all(pool, work));
  }

  /** The results of some work on a pool, with the work's own exception if it has one. */
  static <T> List<T> all(ExecutorService pool, List<Callable<T>> work)
      throws InterruptedIOException {
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> future : pool.invokeAll(work)) {
        results.add(future.get());
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("measuring was interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException("a search failed", e.getCause());
    }
    return results;
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("a round was broken off", e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
