package dev.akin.server.http;

import java.time.Duration;

/**
 * The requests that are being answered, and whether more are wanted. Safe for use by many threads.
 */
public final class Traffic {
  private int underWay;
  private volatile boolean draining;

  /** From now on clients are told to go elsewhere. */
  public void drain() {
    draining = true;
  }

  public boolean isDraining() {
    return draining;
  }

  /**
   * A request has come in. The web server wakes connections that wait for a request by interrupting
   * them when it stops; one that has just received a request answers it nevertheless.
   */
  synchronized void begin() {
    underWay++;
    if (draining) {
      var _ = Thread.interrupted();
    }
  }

  /** Its answer is written. */
  synchronized void end() {
    underWay--;
    notifyAll();
  }

  /**
   * Waits until no request is under way.
   *
   * @return false if some still were after that time
   */
  public synchronized boolean awaitEnd(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (underWay > 0) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }
}
