package dev.akin.engine;

import dev.akin.core.parallel.BackgroundPriority;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Searches collections after they were opened, until the code that searches is compiled and what it
 * reads is in memory, so that the first real searches are as fast as the later ones. Runs on a
 * thread of its own; real searches meanwhile are served.
 */
final class WarmUp implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(WarmUp.class.getName());

  private final List<Warmable> cold;
  private final Thread thread;
  private volatile boolean done;
  private volatile boolean stopped;

  /** Something that is slow at first. */
  interface Warmable {
    /** Works for a while; returns early once that is no longer wanted. */
    void warmUp(Wanted wanted);
  }

  /** Whether warming up is still wanted. */
  interface Wanted {
    boolean isWanted();
  }

  private WarmUp(List<Warmable> cold) {
    this.cold = cold;
    this.thread = Thread.ofPlatform().name("akin-warm-up").daemon().unstarted(this::run);
  }

  /** Begins to warm up one after the other. */
  static WarmUp of(List<Warmable> cold) {
    WarmUp warmUp = new WarmUp(List.copyOf(cold));
    if (cold.isEmpty()) {
      warmUp.done = true;
    } else {
      warmUp.thread.start();
    }
    return warmUp;
  }

  private void run() {
    BackgroundPriority.take();
    for (Warmable each : cold) {
      try {
        each.warmUp(() -> !stopped);
      } catch (RuntimeException e) {
        // Dropped or closed meanwhile, or too much is waiting: then it is warm soon.
        LOGGER.log(Level.DEBUG, "warming up", e);
      }
    }
    done = true;
  }

  /** Whether all are warm. */
  boolean isDone() {
    return done;
  }

  /** Ends it and waits for that. */
  @Override
  public void close() {
    stopped = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
