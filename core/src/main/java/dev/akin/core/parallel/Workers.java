package dev.akin.core.parallel;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * How many threads share a piece of work, and who hears how far it is. Immutable and thread-safe;
 * it has no threads of its own, they are started for a piece of work and end with it.
 *
 * @param threads how many, the calling one included, at least 1; what comes out does not depend on
 *     it
 * @param progress hears of the stages
 */
public record Workers(int threads, BuildProgress progress) {
  public Workers {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads build nothing".formatted(threads));
    }
  }

  /** So many threads, and nobody listens. */
  public static Workers of(int threads) {
    return new Workers(threads, BuildProgress.none());
  }

  /** As many threads for a part of a stage, which is reported as a whole. */
  public Workers silent() {
    return of(threads);
  }

  /** Begins a stage of so many steps. */
  public BuildStage stage(String name, long total) {
    return new BuildStage(progress, name, total, System::nanoTime);
  }

  /** Threads for several pieces of work, one after another. */
  public WorkerPool pool() {
    return new WorkerPool(threads);
  }

  /** One piece of work, see {@link WorkerPool#run(int, int, IntFunction, WorkerPool.Task)}. */
  public <S> void run(int count, int grain, IntFunction<S> scratch, WorkerPool.Task<S> task) {
    try (WorkerPool pool = pool()) {
      pool.run(count, grain, scratch, task);
    }
  }

  /** Tasks that need no scratch. */
  public void run(int count, int grain, IntConsumer task) {
    run(count, grain, thread -> thread, (thread, number) -> task.accept(number));
  }

  /** The work on numbers {@code from … to - 1}. */
  @FunctionalInterface
  public interface RangeTask {
    /** Works on a range. */
    void run(int from, int to);
  }

  /**
   * Cuts the numbers 0 … size - 1 into one range per thread. Each number is worked on alone, so
   * that results do not depend on the cut.
   *
   * @param few numbers for which another thread is not worth its start
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public void runRanges(int size, int few, RangeTask task) {
    int ranges = Math.clamp(size / Math.max(few, 1), 1, threads);
    run(
        ranges,
        1,
        range ->
            task.run(
                (int) ((long) size * range / ranges), (int) ((long) size * (range + 1) / ranges)));
  }
}
