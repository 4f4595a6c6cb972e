package dev.akin.engine;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One collection, opened when it is used and closed when others need the room. For any thread; the
 * lock is held while files are opened or closed, so that others who want the same collection wait.
 */
final class CollectionSlot {
  /** Opens the collection, recovering it from its log. */
  interface Opening {
    OpenCollection open() throws IOException;
  }

  private final Opening opening;
  private final OpenCollections room;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable OpenCollection opened;
  private int users;
  private boolean ended;
  private volatile long lastUse;

  CollectionSlot(Opening opening, OpenCollections room) {
    this.opening = opening;
    this.room = room;
  }

  /** Keeps the collection open until it is closed. */
  final class Use implements AutoCloseable {
    private final OpenCollection collection;

    private Use(OpenCollection collection) {
      this.collection = collection;
    }

    OpenCollection collection() {
      return collection;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        users--;
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * The open collection, opened now if it is not.
   *
   * @throws IOException if it cannot be opened
   * @throws IllegalStateException if the slot was ended
   */
  Use use() throws IOException {
    lock.lock();
    try {
      requireNotEnded();
      OpenCollection current = opened;
      if (current == null) {
        room.make();
        current = open();
        opened = current;
        room.taken(this);
      }
      users++;
      lastUse = System.nanoTime();
      return new Use(current);
    } finally {
      lock.unlock();
    }
  }

  private OpenCollection open() throws IOException {
    try {
      return opening.open();
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The open collection; nothing, and nothing is opened, if it is closed. */
  @Nullable Use useIfOpen() {
    lock.lock();
    try {
      OpenCollection current = opened;
      if (current == null) {
        return null;
      }
      users++;
      return new Use(current);
    } finally {
      lock.unlock();
    }
  }

  /** When it was used last, by {@link System#nanoTime()}. */
  long lastUse() {
    return lastUse;
  }

  /**
   * Closes the collection if nobody uses it at this moment and nobody waits for it.
   *
   * @return whether it is closed now
   */
  boolean closeIfIdle() throws IOException {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      return users == 0 && closeNow();
    } finally {
      lock.unlock();
    }
  }

  private boolean closeNow() throws IOException {
    OpenCollection current = opened;
    if (current != null) {
      opened = null;
      room.left(this);
      current.close();
    }
    return true;
  }

  /** Ends the building of indexes, before {@link #end()}; it is not opened again. */
  void stopIndexing() {
    lock.lock();
    try {
      ended = true;
      if (opened != null) {
        opened.stopIndexing();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes the collection for good; whoever uses it finds it closed. */
  void end() throws IOException {
    lock.lock();
    try {
      ended = true;
      closeNow();
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of the files for good, because they are about to be deleted. */
  void abandon() throws IOException {
    lock.lock();
    try {
      ended = true;
      OpenCollection current = opened;
      if (current != null) {
        opened = null;
        room.left(this);
        current.abandon();
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireNotEnded() {
    if (ended) {
      throw new IllegalStateException("the collection is closed");
    }
  }
}
