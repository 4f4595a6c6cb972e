package dev.akin.cli;

import java.util.concurrent.CountDownLatch;

/**
 * The wish that a running command ends, by Ctrl-C or a termination signal. The command's thread is
 * interrupted, so that long work stops at its next chance, and the process waits for it to tidy up.
 */
final class Stop {
  private static final long PATIENCE_MILLIS = 30_000;

  private final Thread command;
  private final CountDownLatch requested = new CountDownLatch(1);
  private volatile boolean forgotten;

  /** A wish that the thread {@code command} ends; nobody has it yet. */
  Stop(Thread command) {
    this.command = command;
  }

  /** A wish that comes with the process's termination. */
  static Stop onSignal(Thread command) {
    Stop stop = new Stop(command);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::onShutdown, "akin-stop"));
    return stop;
  }

  void request() {
    requested.countDown();
    command.interrupt();
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Blocks until the command is to end. */
  void await() {
    try {
      requested.await();
    } catch (InterruptedException e) {
      // The interruption is the wish itself; tidying up is not to be interrupted again.
      requested.countDown();
    }
  }

  /** The command has ended by itself. */
  void forget() {
    forgotten = true;
  }

  private void onShutdown() {
    if (forgotten) {
      return;
    }
    request();
    try {
      command.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
