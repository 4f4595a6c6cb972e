package dev.akin.visualsearch.importing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that take tasks from one submitter, who waits when they fall behind, so that memory holds
 * a few pictures and not a catalogue of them. The first failure ends the work: it is thrown to the
 * submitter at the next submission or at the end.
 */
public final class BoundedWorkers implements AutoCloseable {
  private static final int WAITING_PER_THREAD = 4;

  /** A task that may fail. */
  @FunctionalInterface
  public interface Task {
    void run() throws IOException;
  }

  private final int slots;
  private final Semaphore free;
  private final ExecutorService threads;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** So many threads; closing ends them. */
  public BoundedWorkers(int threadCount) {
    slots = threadCount * (1 + WAITING_PER_THREAD);
    free = new Semaphore(slots);
    threads =
        Executors.newFixedThreadPool(
            threadCount, Thread.ofPlatform().daemon().name("akin-import-", 0).factory());
  }

  /** One thread per core. */
  public static BoundedWorkers onAllCores() {
    return new BoundedWorkers(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Hands a task over, waiting for a free slot.
   *
   * @throws IOException if a task has failed with one, or the submitter is interrupted
   */
  public void submit(Task task) throws IOException {
    throwFailure();
    acquire(1);
    threads.execute(() -> {
      try {
        if (failure.get() == null) {
          task.run();
        }
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      } finally {
        free.release();
      }
    });
  }

  /**
   * Waits until every task is done.
   *
   * @throws IOException as {@link #submit}
   */
  public void await() throws IOException {
    acquire(slots);
    free.release(slots);
    throwFailure();
  }

  private void acquire(int permits) throws IOException {
    try {
      free.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void throwFailure() throws IOException {
    switch (failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /** Drops what waits and lets what runs finish. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      boolean ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      if (!ended) {
        System.getLogger(BoundedWorkers.class.getName())
            .log(System.Logger.Level.WARNING, "a picture has been decoding for over a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
