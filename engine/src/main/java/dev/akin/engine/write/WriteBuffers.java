package dev.akin.engine.write;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the stores of an engine hold in memory of writes that are not in files yet: the tables of
 * recent writes and Lucene's buffers. Together they stay within a limit, whichever of them is
 * written to. For any thread.
 */
public final class WriteBuffers {
  private final long most;
  private final Map<CollectionStore, Long> held = new ConcurrentHashMap<>();

  /**
   * @param most bytes of all stores together
   */
  public WriteBuffers(long most) {
    this.most = most;
  }

  /** Bytes that are held now. */
  public long bytes() {
    return held.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Notes what a store holds after a write, and has those that hold most put it into files until
   * all are within the limit. The writer waits for that, which keeps it as slow as the disk is.
   */
  void afterWrite(CollectionStore store) {
    held.put(store, store.bufferedBytes());
    while (bytes() > most) {
      Optional<CollectionStore> largest =
          held.entrySet().stream()
              .max(Comparator.comparingLong(Map.Entry::getValue))
              .map(Map.Entry::getKey);
      if (largest.isEmpty()) {
        return;
      }
      largest.get().flush();
      // Noted as nothing even where flushing failed, so that this ends.
      held.remove(largest.get());
    }
  }

  /** Forgets a store that is closed. */
  void closed(CollectionStore store) {
    held.remove(store);
  }
}
