package dev.akin.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The platform threads that search. As many searches run at a time as there are threads; so many
 * more wait; the rest is refused at once, because a search that waits too long helps nobody.
 */
final class SearchPool implements AutoCloseable {
  private final ThreadPoolExecutor threads;

  SearchPool(int size, int queue) {
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().name("akin-search-", 0).daemon().factory(),
            new ThreadPoolExecutor.AbortPolicy());
  }

  /**
   * Runs a search on one of the threads and waits for it.
   *
   * @throws OverloadedException if the queue is full
   */
  <T> T run(Callable<T> search) throws Exception {
    Future<T> answer;
    try {
      answer = threads.submit(search);
    } catch (RejectedExecutionException e) {
      if (threads.isShutdown()) {
        throw new IllegalStateException("the engine is closed", e);
      }
      throw new OverloadedException(
          "overloaded: " + waiting() + " searches are waiting already; try again later");
    }
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a search was waiting", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Searches that wait for a thread. */
  int waiting() {
    return threads.getQueue().size();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
