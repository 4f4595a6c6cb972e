package dev.akin.engine.write;

import dev.akin.engine.log.FileChangeLog;
import dev.akin.engine.log.FileLogParameters;
import dev.akin.engine.segment.SegmentStore;
import dev.akin.engine.segment.StoreParameters;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens the store in a collection's folder: the log in {@code log/}, the segments in {@code
 * lucene/}.
 */
public record StoreOpener(
    StoreParameters segments, FileLogParameters log, UpkeepParameters upkeep) {
  /**
   * Opens a store, creating it where it is missing, and recovers it from its log.
   *
   * @throws IOException if files cannot be read, or log and segments do not belong together
   */
  // Resources are closed on failure and handed over otherwise.
  @SuppressWarnings("MustBeClosedChecker")
  public CollectionStore open(Path folder) throws IOException {
    SegmentStore opened = SegmentStore.open(folder.resolve("lucene"), segments);
    try {
      FileChangeLog changes = FileChangeLog.open(folder.resolve("log"), log);
      try {
        CollectionStore store = new CollectionStore(opened, changes, upkeep);
        store.recover();
        return store;
      } catch (IOException | RuntimeException e) {
        closeQuietly(changes, e);
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      closeQuietly(opened, e);
      throw e;
    }
  }

  private static void closeQuietly(AutoCloseable resource, Exception cause) {
    try {
      resource.close();
    } catch (Exception e) {
      cause.addSuppressed(e);
    }
  }
}
