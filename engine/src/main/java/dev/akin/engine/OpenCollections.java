package dev.akin.engine;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which collections are open: those used last, as many as there is room for. An open collection
 * holds a thread, files and buffers; a closed one holds its name. For any thread.
 */
final class OpenCollections {
  private static final System.Logger LOGGER = System.getLogger(OpenCollections.class.getName());

  private final int most;
  private final Set<CollectionSlot> open = ConcurrentHashMap.newKeySet();

  /**
   * @param most how many may be open; more are while more are in use at the same time
   */
  OpenCollections(int most) {
    this.most = most;
  }

  /** How many may be open. */
  int most() {
    return most;
  }

  int size() {
    return open.size();
  }

  /**
   * Closes collections that nobody uses, the one used longest ago first, until there is room for
   * one more. Takes as long as committing them.
   */
  void make() {
    if (open.size() < most) {
      return;
    }
    // Taken once: a collection that is used meanwhile would change the order while it is sorted.
    record Candidate(CollectionSlot slot, long lastUse) {}
    long now = System.nanoTime();
    List<CollectionSlot> oldestFirst =
        new HashSet<>(open)
            .stream()
                .map(slot -> new Candidate(slot, slot.lastUse() - now))
                .sorted(Comparator.comparingLong(Candidate::lastUse))
                .map(Candidate::slot)
                .toList();
    for (CollectionSlot slot : oldestFirst) {
      if (open.size() < most) {
        return;
      }
      close(slot);
    }
  }

  private static void close(CollectionSlot slot) {
    try {
      slot.closeIfIdle();
    } catch (IOException | RuntimeException e) {
      // Its writes are in its log, and are carried out when it is opened again.
      LOGGER.log(Level.ERROR, "closing a collection that was not used failed", e);
    }
  }

  void taken(CollectionSlot slot) {
    open.add(slot);
  }

  void left(CollectionSlot slot) {
    open.remove(slot);
  }
}
