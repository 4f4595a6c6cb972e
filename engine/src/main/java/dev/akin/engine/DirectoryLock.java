package dev.akin.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two engines from opening one data directory. The system frees the lock when its process
 * ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws StorageException if another engine has the directory open
   */
  // The channel is closed on failure and lives as long as the lock otherwise.
  @SuppressWarnings("MustBeClosedChecker")
  static DirectoryLock acquire(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (isTaken(channel)) {
        throw new StorageException(
            data
                + ": another engine has this data directory open; stop it first, or use another directory");
      }
      return new DirectoryLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (UnsupportedOperationException e) {
      return false; // A file system without locks, in memory for example, is not shared with other
      // processes.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
