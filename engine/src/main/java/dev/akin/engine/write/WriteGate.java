package dev.akin.engine.write;

import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.write.WriteStop.Kind;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether writes are let in, and why not. The first reason counts until the gate is opened again.
 * For any thread.
 */
final class WriteGate {
  private static final System.Logger LOGGER = System.getLogger(WriteGate.class.getName());

  private final Path folder;
  private volatile @Nullable Closed closed;
  private volatile long usableBefore;

  private record Closed(WriteStop stop, @Nullable Exception cause) {}

  /** An open gate of the store in a folder. */
  WriteGate(Path folder) {
    this.folder = folder;
  }

  /** Closes the gate; says so in the program's log, if it was open. */
  synchronized void close(WriteStop stop) {
    if (closed == null) {
      closed = new Closed(stop, null);
      if (stop.kind() != Kind.READ_ONLY_MODE) {
        LOGGER.log(Level.ERROR, "{0}: {1}", folder, stop.message());
      }
    }
  }

  /** Closes the gate after a failure of the storage. */
  synchronized void fail(String during, Exception cause) {
    if (closed != null) {
      return;
    }
    if (DiskSpace.isExhausted(cause)) {
      usableBefore = DiskSpace.usable(folder);
      closed = new Closed(WriteStop.diskFull(usableBefore, cause), cause);
      LOGGER.log(Level.ERROR, "{0}: while {1}: {2}", folder, during, closed.stop.message());
    } else {
      closed = new Closed(WriteStop.failure(cause), cause);
      LOGGER.log(
          Level.ERROR,
          folder
              + ": storage failed while "
              + during
              + "; writes are refused until the collection is opened again",
          cause);
    }
  }

  /** Lets writes in again. */
  synchronized void open() {
    if (closed != null) {
      closed = null;
      LOGGER.log(Level.INFO, "{0}: there is space again, writes are taken", folder);
    }
  }

  /** Why writes are refused; nothing if they are not. */
  Optional<WriteStop> stop() {
    Closed now = closed;
    return now == null ? Optional.empty() : Optional.of(now.stop);
  }

  boolean isOpen() {
    return closed == null;
  }

  /** Whether the disk was full, and space was freed since anybody last asked. */
  boolean hasSpaceAgain() {
    Closed now = closed;
    if (now == null || now.stop.kind() != Kind.DISK_FULL) {
      return false;
    }
    long before = usableBefore;
    usableBefore = DiskSpace.usable(folder);
    return usableBefore > before;
  }

  /**
   * @throws WritesStoppedException if the gate is closed
   */
  void require() throws IOException {
    Closed now = closed;
    if (now != null) {
      throw new WritesStoppedException(now.stop, now.cause);
    }
  }
}
