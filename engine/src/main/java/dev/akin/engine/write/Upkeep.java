package dev.akin.engine.write;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refreshes and commits a store in time. Each task is scheduled by the first write that needs it. A
 * task that fails closes the gate; from then on nothing is written, because only the log knows what
 * is true, until the store was opened again. Where the disk was full that is tried now and then.
 */
final class Upkeep {
  private static final System.Logger LOGGER = System.getLogger(Upkeep.class.getName());
  private static final Duration RESUME_INTERVAL = Duration.ofSeconds(5);

  private final UpkeepParameters parameters;
  private final WriteGate gate;
  private final Task refresh;
  private final Task commit;
  private final Task resume;
  private final Task expire;
  private volatile boolean stopped;

  /** Something that may fail for lack of storage. */
  interface Work {
    void run() throws IOException;
  }

  Upkeep(UpkeepParameters parameters, WriteGate gate, Tasks tasks) {
    this.parameters = parameters;
    this.gate = gate;
    this.refresh = new Task("refreshing", tasks.refresh, parameters.refreshInterval());
    this.commit = new Task("committing", tasks.commit, parameters.commitInterval());
    this.resume = new Task("opening the segments again", tasks.resume, RESUME_INTERVAL);
    this.expire =
        new Task("deleting what is at its end", tasks.expire, parameters.commitInterval());
  }

  /**
   * What there is to do.
   *
   * @param resume opens the store again if its disk was full and is no longer
   * @param expire deletes the points that came to their end
   */
  record Tasks(Work refresh, Work commit, Work resume, Work expire) {}

  /**
   * Sees to it that a write is refreshed and committed in time.
   *
   * @param full whether the recent-writes table must be emptied now
   */
  void afterWrite(boolean full) {
    if (full) {
      refresh.runNow();
    } else {
      refresh.request();
    }
    commit.request();
  }

  /** Refreshes now; if that fails, the gate is closed. */
  void refreshNow() {
    refresh.runNow();
  }

  /** Does something now; if it fails, the gate is closed. */
  void doOrFail(String name, Work work) throws IOException {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      fail(name, e);
      throw e;
    }
  }

  /** Closes the gate after a failure. */
  void fail(String during, Exception cause) {
    if (stopped) {
      return;
    }
    gate.fail(during, cause);
    resumeLater();
  }

  /** Tries again in a while, if the disk is full. */
  void resumeLater() {
    if (gate.stop().filter(stop -> stop.kind() == WriteStop.Kind.DISK_FULL).isPresent()) {
      resume.request();
    }
  }

  /** Deletes the points that came to their end, from now on as often as is committed. */
  void keepExpiring() {
    if (!stopped && !parameters.commitInterval().isZero()) {
      expire.request();
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

    void request() {
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

    private void runInBackground() {
      scheduled.set(false);
      runNow();
      if (this == expire) {
        keepExpiring();
      }
    }

    /** The writes that wait for this are in the log: they do not fail where it fails. */
    void runNow() {
      if (stopped || (this != resume && !gate.isOpen())) {
        return;
      }
      try {
        work.run();
      } catch (IOException | RuntimeException e) {
        fail(name, e);
      }
    }
  }
}
