package dev.akin.core.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs numbered tasks on a fixed number of threads. Who runs which task is left to chance; a task
 * writes only what is its own, so results do not depend on it.
 */
final class RowThreads implements AutoCloseable {
  private final int threads;
  private final ExecutorService executor;

  /** One task, with the scratch of the thread that runs it. */
  interface Task<S> {
    void run(S scratch, int number);
  }

  RowThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads cluster nothing".formatted(threads));
    }
    this.threads = threads;
    this.executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("akin-cluster-", 0).factory());
  }

  /**
   * Runs tasks 0 … count - 1 and waits for all of them; what they wrote is then visible to the
   * caller.
   *
   * @throws CancellationException if the calling thread is interrupted
   */
  <S> void run(int count, Supplier<S> scratch, Task<S> task) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the clustering was interrupted");
    }
    if (threads == 1 || count == 1) {
      S own = scratch.get();
      for (int number = 0; number < count; number++) {
        task.run(own, number);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Callable<Boolean>> loops = new ArrayList<>();
    for (int thread = 0; thread < Math.min(threads, count); thread++) {
      loops.add(() -> {
        S own = scratch.get();
        for (int number; (number = next.getAndIncrement()) < count; ) {
          task.run(own, number);
        }
        return true;
      });
    }
    await(loops);
  }

  private void await(List<Callable<Boolean>> loops) {
    try {
      for (Future<Boolean> loop : executor.invokeAll(loops)) {
        loop.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the clustering was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a clustering thread failed", e.getCause());
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
