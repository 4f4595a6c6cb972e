package dev.akin.core.parallel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share numbered tasks, one piece of work after another. The calling thread is one of
 * them. Who runs which task is left to chance; a task writes only what is its own, so results do
 * not depend on it.
 *
 * <p><em>Interruption:</em> if the calling thread is interrupted before or during a piece of work,
 * no further task begins, and when those under way have ended the call throws a {@link
 * CancellationException}; the thread stays interrupted. <em>Failure:</em> likewise no further task
 * begins, and the call throws what the task threw. Either way no task runs any more when the call
 * has ended, so memory may be released.
 *
 * <p>Used by one thread at a time. Its other threads are daemons called {@code akin-build-0},
 * {@code akin-build-1} …; they end with {@link #close}.
 */
public final class WorkerPool implements AutoCloseable {
  private final int threads;
  private final ExecutorService others;

  WorkerPool(int threads) {
    this.threads = threads;
    // Threads are started when they are first needed: none by a pool of one.
    this.others =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("akin-build-", 0).factory());
  }

  /**
   * A numbered task.
   *
   * @param <S> the scratch of the thread that runs it
   */
  @FunctionalInterface
  public interface Task<S> {
    /** Runs one task with scratch that no other task uses meanwhile. */
    void run(S scratch, int number);
  }

  /** How many threads there are, the calling one included. */
  public int threads() {
    return threads;
  }

  /**
   * Runs tasks 0 … count - 1 and waits for all of them; what they wrote is then visible to the
   * caller.
   *
   * @param grain tasks that a thread takes at once: enough to make the shared counter cheap, few
   *     enough that threads end together. Where there are no more, the caller runs them alone
   * @param scratch what thread 0 … threads - 1 works with, asked for by that thread
   * @throws CancellationException if the calling thread is interrupted
   */
  public <S> void run(int count, int grain, IntFunction<S> scratch, Task<S> task) {
    requireUninterrupted();
    if (count == 0) {
      return;
    }
    Work<S> work = new Work<>(count, grain, scratch, task);
    int loops = (int) Math.min(threads, ((long) count + grain - 1) / grain);
    CountDownLatch ended = new CountDownLatch(loops - 1);
    for (int thread = 1; thread < loops; thread++) {
      int number = thread;
      others.execute(() -> {
        work.run(number);
        ended.countDown();
      });
    }
    work.run(0);
    await(work, ended);
    work.rethrowFailure();
    requireUninterrupted();
  }

  /** Waits however often it is interrupted, which it remembers. */
  private static void await(Work<?> work, CountDownLatch ended) {
    boolean interrupted = false;
    while (true) {
      try {
        ended.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        work.stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the build was interrupted");
    }
  }

  /** One piece of work, as its threads see it. */
  private static final class Work<S> {
    private final int count;
    private final int grain;
    private final IntFunction<S> scratch;
    private final Task<S> task;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    Work(int count, int grain, IntFunction<S> scratch, Task<S> task) {
      this.count = count;
      this.grain = grain;
      this.scratch = scratch;
      this.task = task;
    }

    void stop() {
      stopped = true;
    }

    /** Takes tasks until none is left. */
    @SuppressWarnings("CatchingThrowable")
    void run(int thread) {
      try {
        S own = scratch.apply(thread);
        for (long from; !isStopped() && (from = next.getAndAdd(grain)) < count; ) {
          for (int number = (int) from; number < Math.min(from + grain, count); number++) {
            task.run(own, number);
          }
        }
      } catch (Throwable thrown) {
        stop();
        failure.compareAndSet(null, thrown);
      }
    }

    /** The other threads of a pool are interrupted by nobody. */
    private boolean isStopped() {
      if (Thread.currentThread().isInterrupted()) {
        stop();
      }
      return stopped;
    }

    void rethrowFailure() {
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      if (thrown != null) {
        throw new IllegalStateException("a build thread failed", thrown);
      }
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    others.shutdownNow();
  }
}
