package dev.akin.server.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few platform threads for work that computes or waits for the disk, so that the virtual threads
 * of the web server only talk to clients. The queue is bounded; when it is full the caller is told
 * to come back (429).
 */
public final class Workers implements AutoCloseable {
  private final ThreadPoolExecutor pool;
  private final String tasks;
  private final int queueLength;

  /**
   * Workers without a thread yet.
   *
   * @param tasks what they work on, in the plural, for messages and the names of threads
   * @param threads how many there may be
   * @param queueLength how many tasks may wait
   */
  public Workers(String tasks, int threads, int queueLength) {
    this.tasks = tasks;
    this.queueLength = queueLength;
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queueLength),
            Thread.ofPlatform().name("akin-" + tasks + "-", 0).daemon().factory());
    this.pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a task and waits for its value.
   *
   * @throws RefusedException 429 if the queue is full
   * @throws Exception what the task threw
   */
  public <T> T call(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    try {
      pool.execute(future);
    } catch (RejectedExecutionException e) {
      throw RefusedException.overloaded(
          "overloaded: " + queueLength + " " + tasks + " are waiting already; try again later", 1);
    }
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw rethrown(e);
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    }
  }

  /** Tasks that wait for a thread. */
  public int waiting() {
    return pool.getQueue().size();
  }

  private static Exception rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      case Exception exception -> exception;
      case Error error -> throw error;
      case null, default -> e;
    };
  }

  /** Lets running tasks end and takes no more. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
