package dev.akin.engine.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries out writes one after the other, with one wait for the disk for all that came in
 * meanwhile.
 *
 * <p>Writers queue up; the one that gets the lock leads: it appends every waiting write to the log,
 * waits until the last of them is durable, applies them in order, and finds its own among them.
 * Those who waited for the lock find theirs done. A write that depends on the state opens a group
 * of its own, because it must see all writes before it.
 */
final class WriteQueue {
  private static final int LARGEST_GROUP = 256;

  private final Queue<PendingWrite> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock;
  private final WriteTarget target;

  /**
   * @param lock whoever holds it owns the target
   */
  WriteQueue(ReentrantLock lock, WriteTarget target) {
    this.lock = lock;
    this.target = target;
  }

  /** Carries out a write; returns when it is durable and visible. */
  Written submit(PendingWrite write) throws IOException {
    waiting.add(write);
    lock.lock();
    try {
      while (!write.isDone()) {
        runGroup(nextGroup());
      }
    } finally {
      lock.unlock();
    }
    return write.result();
  }

  private List<PendingWrite> nextGroup() {
    List<PendingWrite> group = new ArrayList<>();
    while (group.size() < LARGEST_GROUP) {
      PendingWrite next = waiting.peek();
      if (next == null || (next.dependsOnState() && !group.isEmpty())) {
        break;
      }
      group.add(waiting.remove());
    }
    return group;
  }

  private void runGroup(List<PendingWrite> group) {
    for (PendingWrite write : group) {
      write.append(target);
    }
    for (PendingWrite write : group) {
      write.apply(target);
    }
  }
}
