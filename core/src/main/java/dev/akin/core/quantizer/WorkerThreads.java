package dev.akin.core.quantizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same work in several threads at once, until all are done. */
public final class WorkerThreads {
  private WorkerThreads() {}

  /**
   * Runs a worker once per thread; with one thread, in the caller's. What workers share they divide
   * among themselves, in a way that the result does not depend on.
   *
   * @throws IllegalStateException if the caller is interrupted; workers are then interrupted too
   */
  public static void run(int threads, Runnable worker) {
    if (threads == 1) {
      worker.run();
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(() -> {
          worker.run();
          return null;
        });
      }
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while threads were at work", e);
    } catch (ExecutionException e) {
      throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(cause);
  }
}
