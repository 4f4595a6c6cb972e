package dev.akin.core.parallel;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * One stage of a build: counts what its threads have done and passes it on, seldom enough to cost
 * nothing. Thread-safe; ended by the thread that began it.
 */
public final class BuildStage {
  private static final long INTERVAL_NANOS = 100_000_000;

  private final BuildProgress progress;
  private final String name;
  private final long total;
  private final LongSupplier clock;
  private final AtomicLong done = new AtomicLong();
  private final ReentrantLock reporting = new ReentrantLock();
  private volatile long due;

  /**
   * Begins a stage.
   *
   * @param clock the time in nanoseconds
   */
  BuildStage(BuildProgress progress, String name, long total, LongSupplier clock) {
    this.progress = progress;
    this.name = name;
    this.total = Math.max(total, 1);
    this.clock = clock;
    this.due = clock.getAsLong() + INTERVAL_NANOS;
    progress.report(name, 0, this.total);
  }

  /** So many more steps are done. */
  public void advance(long steps) {
    if (progress == Silence.INSTANCE
        || done.addAndGet(steps) >= total
        || clock.getAsLong() - due < 0) {
      return;
    }
    // Whoever comes while another reports leaves it to the next.
    if (reporting.tryLock()) {
      try {
        due = clock.getAsLong() + INTERVAL_NANOS;
        progress.report(name, Math.min(done.get(), total), total);
      } finally {
        reporting.unlock();
      }
    }
  }

  /** All steps are done, those that turned out not to be needed among them. */
  public void end() {
    progress.report(name, total, total);
  }
}
