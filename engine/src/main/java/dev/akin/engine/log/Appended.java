package dev.akin.engine.log;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The place of an appended batch, and whether it is durable yet.
 *
 * <p>Safe for use by several threads.
 */
public final class Appended {
  private final long firstSequence;
  private final int count;
  private final CompletableFuture<Void> durable = new CompletableFuture<>();

  Appended(long firstSequence, int count) {
    this.firstSequence = firstSequence;
    this.count = count;
  }

  /** The sequence of the first operation of the batch. */
  public long firstSequence() {
    return firstSequence;
  }

  /** The sequence of the last operation of the batch. */
  public long lastSequence() {
    return firstSequence + count - 1;
  }

  /**
   * Completes when the batch is durable, or exceptionally with the exceptions of {@link #await}.
   * Batches complete in the order of their sequences. What depends on it without {@code Async} runs
   * on the log's own thread and must not block.
   */
  public CompletableFuture<Void> durable() {
    return durable;
  }

  /**
   * Waits until the batch is durable. An interrupt does not end the wait, because the outcome would
   * be unknown; it is kept for the caller.
   *
   * @throws AppendRefusedException if the batch is not in the log, but later ones may be
   * @throws LogFailedException if the storage failed: after a restart the batch may be in the log
   *     or not
   */
  public void await() throws IOException {
    try {
      durable.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case AppendRefusedException refused ->
            throw new AppendRefusedException(refused.getMessage(), refused);
        case LogFailedException failed -> throw new LogFailedException(failed.getMessage(), failed);
        case null, default -> throw new LogFailedException("change log: " + e.getMessage(), e);
      }
    }
  }
}
