package dev.akin.core.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cuts the numbers 0 … n - 1 into ranges and works on them by several threads. Each number is
 * worked on alone, so that results do not depend on the cut.
 */
public final class ParallelRanges {
  private ParallelRanges() {}

  /** The work on numbers {@code from … to - 1}, called once per range, by a thread of its own. */
  @FunctionalInterface
  public interface Work {
    /** Works on a range. */
    void run(int from, int to);
  }

  /**
   * Runs work on all numbers and waits for it; what it wrote is then visible to the caller.
   *
   * @param size n
   * @param few numbers for which another thread is not worth its start
   * @param threads how many threads work at most
   * @throws CancellationException if the calling thread is interrupted
   */
  public static void run(int size, int few, int threads, Work work) {
    int ranges = Math.clamp(size / Math.max(few, 1), 1, threads);
    if (ranges == 1) {
      work.run(0, size);
      return;
    }
    List<Callable<Boolean>> parts = new ArrayList<>();
    for (int range = 0; range < ranges; range++) {
      int from = (int) ((long) size * range / ranges);
      int to = (int) ((long) size * (range + 1) / ranges);
      parts.add(() -> {
        work.run(from, to);
        return true;
      });
    }
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            ranges, Thread.ofPlatform().daemon().name("akin-linear-", 0).factory())) {
      await(executor.invokeAll(parts));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the work was interrupted");
    }
  }

  private static void await(List<Future<Boolean>> parts) throws InterruptedException {
    for (Future<Boolean> part : parts) {
      try {
        part.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException("a thread failed", e.getCause());
      }
    }
  }
}
