package dev.akin.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two engines from opening one data directory. The system frees the lock when its process
 * ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final Closeable held;

  private DirectoryLock(Closeable held) {
    this.held = held;
  }

  /**
   * Takes the lock where that is possible without changing anything: not on a disk that cannot be
   * written to, where no other engine can write either, nor where no engine ever was.
   *
   * @throws DirectoryInUseException if another engine has the directory open
   */
  static DirectoryLock acquireReadOnly(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new NoSuchFileException(data.toString());
    }
    return Files.exists(data.resolve(FILE)) && Files.isWritable(data.resolve(FILE))
        ? acquire(data)
        : new DirectoryLock(() -> {});
  }

  /**
   * @throws DirectoryInUseException if another engine has the directory open
   */
  // The channel is closed on failure and lives as long as the lock otherwise.
  @SuppressWarnings("MustBeClosedChecker")
  static DirectoryLock acquire(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (isTaken(channel)) {
        throw new DirectoryInUseException(data);
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
    held.close();
  }
}
