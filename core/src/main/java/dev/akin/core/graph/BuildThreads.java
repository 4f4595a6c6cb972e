package dev.akin.core.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs numbered tasks on a fixed number of workers, each used by one thread at a time. Who runs
 * which task is left to chance; results must not depend on it.
 *
 * @param <W> a worker: the scratch of one thread
 */
public final class BuildThreads<W> implements AutoCloseable {
  /** Tasks taken at once: enough to make the shared counter cheap, few enough to end together. */
  private static final int CHUNK = 8;

  private final List<W> workers;
  private final ExecutorService executor;

  /**
   * The tasks of a phase.
   *
   * @param <W> a worker
   */
  public interface Task<W> {
    /** Runs one task with a worker that no other task uses meanwhile. */
    void run(W worker, int number);
  }

  /** Threads for so many workers, at least one; they end with {@link #close}. */
  public BuildThreads(List<W> workers) {
    this.workers = workers;
    this.executor =
        Executors.newFixedThreadPool(
            workers.size(), Thread.ofPlatform().daemon().name("akin-graph-build-", 0).factory());
  }

  /**
   * Runs tasks 0 … count - 1 and waits for all of them; what they wrote is then visible to the
   * caller.
   *
   * @throws CancellationException if the calling thread is interrupted
   */
  public void run(int count, Task<W> task) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the build was interrupted");
    }
    if (workers.size() == 1 || count <= CHUNK) {
      for (int number = 0; number < count; number++) {
        task.run(workers.getFirst(), number);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Callable<Boolean>> loops = new ArrayList<>();
    for (W worker : workers) {
      loops.add(() -> {
        for (int from; (from = next.getAndAdd(CHUNK)) < count; ) {
          for (int number = from; number < Math.min(from + CHUNK, count); number++) {
            task.run(worker, number);
          }
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
      throw new CancellationException("the build was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a build thread failed", e.getCause());
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
