package dev.akin.server.watch;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at small files again and again, on one thread, and tells when their content is another one.
 *
 * <p>The content is compared and not the time, because files that are mounted into containers or
 * exchanged by links keep theirs. If the new content cannot be used, the old one stays in force and
 * the log says so once.
 */
public final class WatchedFiles implements AutoCloseable {
  private static final Logger LOG = System.getLogger(WatchedFiles.class.getName());

  private final ScheduledExecutorService thread;
  private final Duration pause;

  /** What is done with new content. */
  @FunctionalInterface
  public interface Reload {
    /**
     * Takes the new content.
     *
     * @throws IOException if it cannot be read
     * @throws RuntimeException if it cannot be used
     */
    void run() throws IOException;
  }

  /** Watches nothing yet; looks once per pause. */
  public WatchedFiles(Duration pause) {
    this.pause = pause;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("akin-files").daemon().factory());
  }

  /**
   * Watches files that belong together.
   *
   * @throws IOException if they cannot be read now
   */
  public void watch(List<Path> files, Reload reload) throws IOException {
    Watched watched = new Watched(files, reload);
    long nanos = pause.toNanos();
    var _ = thread.scheduleWithFixedDelay(watched::look, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Files, and their content when they were last looked at. */
  private static final class Watched {
    private final List<Path> files;
    private final Reload reload;
    private List<byte[]> seen;
    private boolean unreadable;

    Watched(List<Path> files, Reload reload) throws IOException {
      this.files = List.copyOf(files);
      this.reload = reload;
      this.seen = contents(this.files);
    }

    void look() {
      try {
        List<byte[]> now = contents(files);
        unreadable = false;
        if (!same(now, seen)) {
          seen = now;
          reload.run();
          LOG.log(Level.INFO, "read again: " + files);
        }
      } catch (IOException | RuntimeException e) {
        if (!unreadable) {
          LOG.log(Level.WARNING, "what was read before stays in force: " + files + ": " + e);
        }
        unreadable = e instanceof IOException;
      }
    }

    private static List<byte[]> contents(List<Path> files) throws IOException {
      List<byte[]> contents = new ArrayList<>();
      for (Path file : files) {
        contents.add(Files.readAllBytes(file));
      }
      return contents;
    }

    private static boolean same(List<byte[]> one, List<byte[]> other) {
      for (int i = 0; i < one.size(); i++) {
        if (!Arrays.equals(one.get(i), other.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
