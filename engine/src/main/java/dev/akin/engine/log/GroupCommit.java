package dev.akin.engine.log;

import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.log.LogFormat.RecordHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queue in front of the disk: batches of many threads, written and forced together by one.
 *
 * <p>While the disk forces one group the next one gathers, so that the number of forces depends on
 * the disk and not on the number of writers. The disk is touched by one thread alone because an
 * interrupt of a thread inside a {@code FileChannel} closes it for all.
 */
final class GroupCommit {
  /** Where groups go. Called by one thread. */
  interface Target {
    /** Writes all buffers or none; the first record has {@code firstSequence}. */
    void write(List<ByteBuffer> buffers, long firstSequence) throws IOException;

    void force() throws IOException;

    /** Cuts off, durably, what was written since a force succeeded. */
    void takeBack() throws IOException;
  }

  private record Pending(ByteBuffer body, int checksum, Appended appended) {
    int bytes() {
      return LogFormat.RECORD_HEADER_BYTES + body.remaining();
    }
  }

  private final Target target;
  private final String name;
  private final long maxPendingBytes;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final ArrayDeque<Pending> queue = new ArrayDeque<>();
  private long pendingBytes;
  private long nextSequence;
  private boolean closing;
  private @Nullable LogFailedException failure;
  private volatile long durableSequence;

  GroupCommit(Target target, String name, long nextSequence, long maxPendingBytes) {
    this.target = target;
    this.name = name;
    this.nextSequence = nextSequence;
    this.durableSequence = nextSequence - 1;
    this.maxPendingBytes = maxPendingBytes;
    this.thread = Thread.ofPlatform().daemon().name("akin-log " + name).start(this::run);
  }

  Appended append(ByteBuffer body, int count) throws IOException {
    int checksum = LogFormat.crc32c(body);
    lock.lock();
    try {
      while (pendingBytes >= maxPendingBytes && !closing && failure == null) {
        changed.awaitUninterruptibly();
      }
      requireOpen();
      Appended appended = new Appended(nextSequence, count);
      Pending pending = new Pending(body, checksum, appended);
      nextSequence += count;
      pendingBytes += pending.bytes();
      queue.add(pending);
      changed.signalAll();
      return appended;
    } finally {
      lock.unlock();
    }
  }

  long nextSequence() {
    lock.lock();
    try {
      return nextSequence;
    } finally {
      lock.unlock();
    }
  }

  /** The last sequence that is durable. */
  long durableSequence() {
    return durableSequence;
  }

  /** Writes what is queued, then ends the thread. */
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
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

  private void run() {
    for (List<Pending> group = take(); !group.isEmpty(); group = take()) {
      commit(group);
    }
  }

  /** Everything that waits; nothing at the end. */
  private List<Pending> take() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      List<Pending> group = new ArrayList<>(queue);
      queue.clear();
      return group;
    } finally {
      lock.unlock();
    }
  }

  private void commit(List<Pending> group) {
    try {
      target.write(records(group), group.getFirst().appended.firstSequence());
    } catch (LogFailedException e) {
      fail(group, e);
      return;
    } catch (IOException e) {
      refuse(group, e);
      return;
    }
    try {
      target.force();
    } catch (IOException e) {
      if (isTakenBack(e)) {
        refuse(group, e);
      } else {
        fail(group, new LogFailedException(name + ": a write may not be durable", e));
      }
      return;
    }
    durableSequence = group.getLast().appended.lastSequence();
    release(group);
    group.forEach(pending -> pending.appended.durable().complete(null));
  }

  /**
   * Whether a force failed for want of space alone, and what it should have saved is gone for good.
   * Some file systems find out no earlier that a write does not fit. What was forced before is not
   * in doubt, and what is cut off cannot come back by halves, so the log may go on.
   */
  private boolean isTakenBack(IOException failure) {
    if (!DiskSpace.isExhausted(failure)) {
      return false;
    }
    try {
      target.takeBack();
      return true;
    } catch (IOException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  private List<ByteBuffer> records(List<Pending> group) {
    List<ByteBuffer> buffers = new ArrayList<>(2 * group.size());
    for (Pending pending : group) {
      buffers.add(
          new RecordHeader(
                  pending.body.remaining(),
                  pending.appended.firstSequence(),
                  durableSequence,
                  pending.checksum)
              .encode());
      buffers.add(pending.body);
    }
    return buffers;
  }

  private void release(List<Pending> group) {
    lock.lock();
    try {
      pendingBytes -= group.stream().mapToLong(Pending::bytes).sum();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing of the group is in the log: it and what queued behind it give their sequences back. */
  private void refuse(List<Pending> group, IOException cause) {
    lock.lock();
    try {
      group.addAll(queue);
      nextSequence = group.getFirst().appended.firstSequence();
      clear(
          group,
          new AppendRefusedException(
              "%s: %d bytes could not be written and are not in the log (%s)"
                  .formatted(name, pendingBytes, cause.getMessage()),
              cause));
    } finally {
      lock.unlock();
    }
  }

  private void fail(List<Pending> group, LogFailedException cause) {
    lock.lock();
    try {
      failure = cause;
      group.addAll(queue);
      clear(group, cause);
    } finally {
      lock.unlock();
    }
  }

  private void clear(List<Pending> group, IOException cause) {
    queue.clear();
    pendingBytes = 0;
    changed.signalAll();
    group.forEach(pending -> pending.appended.durable().completeExceptionally(cause));
  }

  private void requireOpen() throws IOException {
    if (failure != null) {
      throw new LogFailedException(
          name + ": takes no more writes until it is opened again", failure);
    }
    if (closing) {
      throw new LogFailedException(name + ": is closed", null);
    }
  }
}
