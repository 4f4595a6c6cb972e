package dev.akin.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of files and directories that survive a crash once the method returns. Works on any file
 * system.
 */
public final class DurableFiles {
  /**
   * The end of the names of files that are not finished; they may be deleted whenever nobody
   * writes.
   */
  public static final String UNFINISHED = ".unfinished";

  private static final int COPY_BYTES = 1 << 20;
  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private DurableFiles() {}

  /** Creates or replaces a file: after a crash it holds the old bytes or the new ones. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    move(unfinished, file);
  }

  /**
   * Copies a file to a name that is free. The folder has to be forced before the name is durable.
   */
  public static void copy(Path from, Path to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel target =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (source.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          target.write(buffer);
        }
      }
      target.force(true);
    }
  }

  /**
   * Reads a whole small file.
   *
   * @throws IOException if it is longer than {@code limit} bytes
   */
  public static byte[] read(Path file, int limit) throws IOException {
    long size = Files.size(file);
    if (size > limit) {
      throw new IOException("%s: %,d bytes, at most %,d are expected".formatted(file, size, limit));
    }
    return Files.readAllBytes(file);
  }

  /**
   * Renames a file or directory within its parent; an existing file of the new name is replaced.
   */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(parent(to));
  }

  /** Creates a directory and its missing parents. */
  public static void createDirectories(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    createDirectories(parent(absolute));
    Files.createDirectory(absolute);
    forceDirectory(parent(absolute));
  }

  /** Makes every creation, renaming and deletion in a directory durable. */
  public static void forceDirectory(Path directory) throws IOException {
    if (WINDOWS) {
      return; // Windows opens no directory as a file; its file system logs such changes by itself.
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Deletes a directory and everything in it; nothing happens if it is not there. */
  public static void deleteTree(Path directory) throws IOException {
    for (Path child : children(directory)) {
      if (Files.isDirectory(child)) {
        deleteTree(child);
      } else {
        Files.deleteIfExists(child);
      }
    }
    if (Files.deleteIfExists(directory)) {
      forceDirectory(parent(directory));
    }
  }

  /** The entries of a directory; none if it is not there. */
  public static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(children::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    children.sort(null);
    return children;
  }

  /** The bytes of all files in a directory and below; files that vanish meanwhile count nothing. */
  public static long bytes(Path directory) throws IOException {
    long bytes = 0;
    for (Path child : children(directory)) {
      bytes += Files.isDirectory(child) ? bytes(child) : fileBytes(child);
    }
    return bytes;
  }

  private static long fileBytes(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /**
   * The directory that a file or directory is in.
   *
   * @throws IOException if it is a root
   */
  public static Path parent(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(path + ": has no parent directory");
    }
    return parent;
  }
}
