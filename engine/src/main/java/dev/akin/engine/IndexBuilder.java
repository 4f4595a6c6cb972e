package dev.akin.engine;

import dev.akin.core.parallel.BackgroundPriority;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread on which indexes are built, one at a time for all collections. It has the CPU budget
 * of the engine: a build uses so many threads and no more.
 */
final class IndexBuilder implements AutoCloseable {
  private final int threads;
  private final ScheduledThreadPoolExecutor executor;

  /**
   * @param threads for a build; 0 builds on demand only, with one thread
   */
  IndexBuilder(int threads) {
    this.threads = threads;
    this.executor =
        new ScheduledThreadPoolExecutor(
            1, BackgroundPriority.factory(Thread.ofPlatform().name("akin-index").daemon()));
    this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Threads that a build may use. */
  int threads() {
    return Math.max(1, threads);
  }

  /** Runs a task after a while, if indexes are built in the background at all. */
  void request(Runnable task, Duration delay) {
    if (threads > 0) {
      try {
        var _ = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        return; // The engine is closing; what is missing is built when it is open again.
      }
    }
  }

  /**
   * Runs a task as soon as the thread is free, and waits for it.
   *
   * @return false if the time ran out first; the task is carried out nevertheless
   */
  boolean await(Runnable task, Duration patience) {
    Future<?> done = executor.submit(task);
    try {
      done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while indexes were being built", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    }
  }

  /** Waits until the task under way has ended; its collection has been told to stop. */
  @Override
  public void close() {
    executor.shutdown();
    boolean interrupted = false;
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
