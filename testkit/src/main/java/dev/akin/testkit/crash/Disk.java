package dev.akin.testkit.crash;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tree of files under one lock, with the faults that were ordered. All methods take absolute,
 * normalised paths.
 */
final class Disk {
  private final DiskFolder root;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<DiskFile> locked = new HashSet<>();
  private long operations;
  private long crashAt = Long.MAX_VALUE;
  private long capacity = Long.MAX_VALUE;
  private long used;
  private boolean crashed;

  private record Fault(FileOperation operation, String nameEnd, String reason) {}

  Disk(DiskFolder root) {
    this.root = root;
    this.used = sizeOf(root);
  }

  synchronized long operations() {
    return operations;
  }

  synchronized void crashAt(long operation) {
    crashAt = operation;
  }

  synchronized void failOnce(FileOperation operation, String nameEnd, String reason) {
    faults.add(new Fault(operation, nameEnd, reason));
  }

  synchronized void limit(long bytes) {
    capacity = bytes;
  }

  synchronized long usableSpace() {
    return Math.max(0, capacity - used);
  }

  /** Ends this disk and gives the one that is found after the power is back. */
  synchronized Disk crash(long seed) {
    crashed = true;
    return new Disk(root.survivor(new Survival(seed)));
  }

  synchronized @Nullable DiskNode find(CrashPath path) throws IOException {
    requirePower();
    DiskNode node = root;
    for (String name : path.names()) {
      node = node instanceof DiskFolder folder ? folder.entries().get(name) : null;
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  synchronized DiskNode get(CrashPath path) throws IOException {
    DiskNode node = find(path);
    if (node == null) {
      throw new NoSuchFileException(path.toString());
    }
    return node;
  }

  synchronized List<String> list(CrashPath path) throws IOException {
    if (get(path) instanceof DiskFolder folder) {
      return List.copyOf(folder.entries().keySet());
    }
    throw new NotDirectoryException(path.toString());
  }

  synchronized DiskFile createFile(CrashPath path) throws IOException {
    DiskFile file = new DiskFile();
    create(path, file, FileOperation.CREATE);
    return file;
  }

  synchronized void createFolder(CrashPath path) throws IOException {
    create(path, new DiskFolder(), FileOperation.CREATE_FOLDER);
  }

  private void create(CrashPath path, DiskNode node, FileOperation operation) throws IOException {
    if (find(path) != null) {
      throw new FileAlreadyExistsException(path.toString());
    }
    DiskFolder parent = parent(path);
    before(operation, path);
    parent.put(path.name(), node);
    after();
  }

  synchronized void delete(CrashPath path) throws IOException {
    DiskNode node = get(path);
    if (node instanceof DiskFolder folder && !folder.entries().isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    before(FileOperation.DELETE, path);
    parent(path).remove(path.name());
    used -= node.size();
    after();
  }

  /** Renames within one folder, replacing a file that has the new name if asked to. */
  synchronized void move(CrashPath from, CrashPath to, boolean replace) throws IOException {
    DiskNode node = get(from);
    DiskFolder parent = parent(from);
    if (parent != parent(to)) {
      throw new FileSystemException(
          from.toString(), to.toString(), "moves between folders are not simulated");
    }
    DiskNode replaced = find(to);
    if (replaced instanceof DiskFolder || (replaced != null && !replace)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    before(FileOperation.MOVE, to);
    parent.rename(from.name(), to.name(), node);
    used -= replaced == null || replaced == node ? 0 : replaced.size();
    after();
  }

  /** Writes as much as there is space for, at least one byte. */
  synchronized int write(DiskFile file, byte[] bytes, long offset, CrashPath path)
      throws IOException {
    before(FileOperation.WRITE, path);
    long growth = Math.max(0, offset + bytes.length - file.size());
    long excess = Math.max(0, growth - usableSpace());
    if (excess >= bytes.length && bytes.length > 0) {
      throw new FileSystemException(path.toString(), null, "No space left on device");
    }
    byte[] fitting = excess == 0 ? bytes : Arrays.copyOf(bytes, (int) (bytes.length - excess));
    long before = file.size();
    file.write(Bytes.of(fitting), offset);
    used += file.size() - before;
    after();
    return fitting.length;
  }

  synchronized void truncate(DiskFile file, long size, CrashPath path) throws IOException {
    before(FileOperation.TRUNCATE, path);
    long before = file.size();
    file.truncate(size);
    used += file.size() - before;
    after();
  }

  synchronized void force(DiskNode node, CrashPath path) throws IOException {
    switch (node) {
      case DiskFile file -> {
        try {
          before(FileOperation.FORCE, path);
        } catch (FileSystemException e) {
          file.failForce();
          throw e;
        }
        // The power fails before the data is safe: nobody was told that it is.
        after();
        file.force();
      }
      case DiskFolder folder -> {
        before(FileOperation.FORCE_FOLDER, path);
        after();
        folder.force();
      }
    }
  }

  synchronized void requirePower() throws PowerFailureException {
    if (crashed) {
      throw new PowerFailureException(operations);
    }
  }

  synchronized boolean lock(DiskFile file) {
    return locked.add(file);
  }

  synchronized void unlock(DiskFile file) {
    locked.remove(file);
  }

  private void before(FileOperation operation, CrashPath path) throws IOException {
    requirePower();
    operations++;
    Optional<Fault> due =
        faults.stream()
            .filter(fault -> fault.operation == operation)
            .filter(fault -> path.toString().endsWith(fault.nameEnd))
            .findFirst();
    if (due.isPresent()) {
      faults.remove(due.get());
      throw new FileSystemException(path.toString(), null, due.get().reason);
    }
  }

  /** The change is made, but not durable: now the power may fail. */
  private void after() throws PowerFailureException {
    if (operations >= crashAt) {
      crashed = true;
      throw new PowerFailureException(operations);
    }
  }

  private DiskFolder parent(CrashPath path) throws IOException {
    if (path.getParent() instanceof CrashPath parent && get(parent) instanceof DiskFolder folder) {
      return folder;
    }
    throw new NoSuchFileException(path.toString());
  }

  private static long sizeOf(DiskNode node) {
    return switch (node) {
      case DiskFile file -> file.size();
      case DiskFolder folder -> folder.entries().values().stream().mapToLong(Disk::sizeOf).sum();
    };
  }
}
