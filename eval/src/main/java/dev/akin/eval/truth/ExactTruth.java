package dev.akin.eval.truth;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.Progress;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds exact neighbors by comparing every query with every row, many queries at a time on every
 * thread. Used once.
 */
public final class ExactTruth {
  /** Queries that pass over the rows together: what the scan's matrix product takes at once. */
  private static final int MOST = 192;

  private static final int FEWEST = 32;

  private final TruthRequest request;
  private final Progress progress;
  private final int[] ordinals;
  private final float[] distances;
  private final AtomicInteger next = new AtomicInteger();
  private int batchSize = MOST;
  private int done;

  /** A computation that has not begun. */
  public ExactTruth(TruthRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
    int neighbors = Math.toIntExact(request.neighbors());
    this.ordinals = new int[neighbors];
    this.distances = new float[neighbors];
  }

  /**
   * Computes them; they do not depend on the number of threads.
   *
   * @throws InterruptedIOException if the calling thread is interrupted
   */
  public GroundTruth compute(int threads) throws InterruptedIOException {
    batchSize = Math.clamp(request.queries().size() / threads, FEWEST, MOST);
    progress.begin("exact search", OptionalLong.of(request.queries().size()));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(this::work));
      }
      try {
        for (Future<?> worker : workers) {
          worker.get();
        }
      } catch (InterruptedException e) {
        pool.shutdownNow();
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("exact search was interrupted");
      } catch (ExecutionException e) {
        throw new IllegalStateException("exact search failed", e.getCause());
      }
    }
    return new GroundTruth(request.k(), ordinals, distances);
  }

  private void work() {
    ExactScan scan = new ExactScan(request.base(), request.metric());
    VectorSet queries = request.queries();
    int from = next.getAndAdd(batchSize);
    while (from < queries.size() && !Thread.currentThread().isInterrupted()) {
      int to = Math.min(from + batchSize, queries.size());
      List<Query> batch = new ArrayList<>(to - from);
      for (int i = from; i < to; i++) {
        float[] vector = new float[queries.dimension()];
        queries.copyTo(i, vector);
        batch.add(Query.of(vector, request.k()));
      }
      keep(from, scan.searchBatch(batch));
      from = next.getAndAdd(batchSize);
    }
  }

  private synchronized void keep(int from, List<SearchResult> results) {
    int at = from * request.k();
    for (SearchResult result : results) {
      System.arraycopy(result.ordinals(), 0, ordinals, at, request.k());
      System.arraycopy(result.distances(), 0, distances, at, request.k());
      at += request.k();
    }
    done += results.size();
    progress.advance(done);
  }
}
