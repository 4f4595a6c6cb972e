package dev.akin.engine.segment;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * A directory whose files can be read, while everything that is written to it stays on the heap and
 * everything that is deleted is only hidden: an index can be opened and brought up to date without
 * a byte on disk being changed. For any thread.
 */
final class OverlayDirectory extends FilterDirectory {
  private final Directory changes = new ByteBuffersDirectory();
  private final Set<String> hidden = ConcurrentHashMap.newKeySet();

  /** An overlay over a directory that is handed over. */
  OverlayDirectory(Directory below) {
    super(below);
  }

  @Override
  public String[] listAll() throws IOException {
    Set<String> names = new TreeSet<>(Set.of(in.listAll()));
    names.removeAll(hidden);
    names.addAll(Set.of(changes.listAll()));
    return names.toArray(String[]::new);
  }

  private boolean isChanged(String name) throws IOException {
    return Set.of(changes.listAll()).contains(name);
  }

  /** Where a file is read. */
  private Directory place(String name) throws IOException {
    if (isChanged(name)) {
      return changes;
    }
    if (hidden.contains(name)) {
      throw new NoSuchFileException(name);
    }
    return in;
  }

  @Override
  public void deleteFile(String name) throws IOException {
    if (isChanged(name)) {
      changes.deleteFile(name);
    } else {
      in.fileLength(name); // What is not there cannot be deleted.
    }
    hidden.add(name);
  }

  @Override
  public long fileLength(String name) throws IOException {
    return place(name).fileLength(name);
  }

  @Override
  public IndexInput openInput(String name, IOContext context) throws IOException {
    return place(name).openInput(name, context);
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return changes.createOutput(name, context);
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return changes.createTempOutput(prefix, suffix, context);
  }

  @Override
  public void rename(String source, String target) throws IOException {
    changes.rename(source, target);
  }

  @Override
  public void sync(Collection<String> names) {}

  @Override
  public void syncMetaData() {}

  @Override
  public Set<String> getPendingDeletions() {
    return Set.of();
  }

  @Override
  public void close() throws IOException {
    try (in) {
      changes.close();
    }
  }
}
