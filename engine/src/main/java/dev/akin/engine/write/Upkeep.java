package dev.akin.engine.write;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes and commits a store in time. Each task is scheduled by the first write that needs it.
 * Once the storage failed, nothing is written any more until the collection is opened again,
 * because only the log then knows what is true.
 */
final class Upkeep {
  private static final System.Logger LOGGER = System.getLogger(Upkeep.class.getName());

  private final UpkeepParameters parameters;
  private final Task refresh;
  private final Task commit;
  private volatile @Nullable Exception failure;
  private volatile boolean stopped;

  /** Something that may fail for lack of storage. */
  interface Work {
    void run() throws IOException;
  }

  Upkeep(UpkeepParameters parameters, Work refresh, Work commit) {
    this.parameters = parameters;
    this.refresh = new Task("refreshing", refresh, parameters.refreshInterval());
    this.commit = new Task("committing", commit, parameters.commitInterval());
  }

  /**
   * Sees to it that a write is refreshed and committed in time.
   *
   * @param full whether the recent-writes table must be emptied now
   */
  void afterWrite(boolean full) throws IOException {
    if (full) {
      refresh.runNow();
    } else {
      refresh.request();
    }
    commit.request();
  }

  void fail(String during, Exception cause) {
    if (failure == null) {
      failure = cause;
      LOGGER.log(
          Level.ERROR,
          "storage failed while "
              + during
              + "; writes are refused until the collection is opened again",
          cause);
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  void requireHealthy() throws IOException {
    Exception cause = failure;
    if (cause != null) {
      throw new IOException(
          "writes are refused since the storage failed: " + cause.getMessage(), cause);
    }
  }

  void stop() {
    stopped = true;
  }

  /** One kind of upkeep, scheduled at most once at a time. */
  private final class Task {
    private final String name;
    private final Work work;
    private final Duration interval;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Task(String name, Work work, Duration interval) {
      this.name = name;
      this.work = work;
      this.interval = interval;
    }

    void request() throws IOException {
      if (interval.isZero()) {
        runNow();
      } else if (scheduled.compareAndSet(false, true)) {
        schedule();
      }
    }

    private void schedule() {
      try {
        var _ =
            parameters
                .executor()
                .schedule(this::runInBackground, interval.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        // The engine is closing; closing the collection commits.
        LOGGER.log(Level.DEBUG, name, e);
      }
    }

    void runNow() throws IOException {
      try {
        work.run();
      } catch (IOException | RuntimeException e) {
        fail(name, e);
        throw e;
      }
    }

    private void runInBackground() {
      scheduled.set(false);
      if (stopped || hasFailed()) {
        return;
      }
      try {
        work.run();
      } catch (IOException | RuntimeException e) {
        if (!stopped) {
          fail(name, e);
        }
      }
    }
  }
}
