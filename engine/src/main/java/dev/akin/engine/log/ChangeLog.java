package dev.akin.engine.log;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ordered, durable record of every change of a collection.
 *
 * <p>There is one writer (the engine that leads the collection), on any number of threads. Every
 * operation gets the next sequence number when it is appended; it may be acknowledged, and may be
 * made visible, once {@link Appended#await} returned. A batch is atomic: after a crash all of its
 * operations are in the log or none.
 *
 * <p>An append that fails takes its sequence numbers back, and they are given again: nothing may be
 * kept under them. All methods are safe for use by several threads.
 */
public interface ChangeLog extends Closeable {
  /**
   * Puts a batch at the end of the log. Returns as soon as its place is fixed; the batch is durable
   * when the returned handle says so. Blocks while too much is waiting to become durable.
   *
   * @param operations at least one; their sequence numbers follow each other in list order
   * @throws AppendRefusedException if the batch is not in the log but later ones may be (the handle
   *     may throw it as well)
   * @throws LogFailedException if the log takes no more writes until it is opened again
   * @throws IllegalArgumentException if the batch is empty or too large
   */
  Appended append(List<Operation> operations) throws IOException;

  /** The sequence that the next appended operation will get. */
  long nextSequence();

  /** The oldest sequence that can be read; equals {@link #nextSequence} if the log is empty. */
  long firstSequence();

  /**
   * Visits, in order, every operation from {@code fromSequence} on that is durable now.
   *
   * @throws LogCorruptedException if a record is damaged or missing; the message names the file and
   *     the offset. Records before it have been visited.
   */
  void read(long fromSequence, Consumer<? super LogRecord> visitor) throws IOException;

  /**
   * Allows the log to forget operations before {@code sequence}, which are safe elsewhere. It may
   * keep some of them.
   */
  void truncateBefore(long sequence) throws IOException;

  /** Waits until everything appended is durable (or refused), then releases the log. */
  @Override
  void close() throws IOException;
}
