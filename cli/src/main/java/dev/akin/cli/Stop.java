package dev.akin.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The wish that a running command ends, by Ctrl-C or a termination signal. The command's thread is
 * interrupted, so that long work stops at its next chance, and the process waits for it to tidy up.
 */
final class Stop {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Thread command;
  private final CountDownLatch requested = new CountDownLatch(1);
  private volatile boolean wanted;
  private volatile boolean forgotten;
  private volatile Duration patience = PATIENCE;

  /** A wish that the thread {@code command} ends; nobody has it yet. */
  Stop(Thread command) {
    this.command = command;
  }

  /** A wish that comes with the process's termination, and is there already if that has begun. */
  static Stop onSignal(Thread command) {
    Stop stop = new Stop(command);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(stop::onShutdown, "akin-stop"));
    } catch (IllegalStateException e) {
      stop.request(); // The signal came while Java was starting: it takes no more hooks.
    }
    return stop;
  }

  /** Interrupts first: whoever awaits this then wakes by it, and has no interruption to come. */
  void request() {
    wanted = true;
    command.interrupt();
    requested.countDown();
  }

  boolean isRequested() {
    return wanted;
  }

  /** Lets tidying up take so much longer than usual before the process ends nevertheless. */
  void allow(Duration more) {
    patience = PATIENCE.plus(more);
  }

  /** Blocks until the command is to end. */
  void await() {
    try {
      requested.await();
    } catch (InterruptedException e) {
      // The interruption is the wish itself; tidying up is not to be interrupted again.
      wanted = true;
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
      if (!command.join(patience)) {
        System.getLogger(Stop.class.getName())
            .log(System.Logger.Level.WARNING, "still busy after " + patience + "; ending anyway");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
