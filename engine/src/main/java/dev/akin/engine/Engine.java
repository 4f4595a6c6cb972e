package dev.akin.engine;

import dev.akin.engine.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The collections of one data directory. One process at a time opens a directory; within it,
 * everything here and every {@link Collection} may be used by any number of threads.
 */
public final class Engine implements AutoCloseable {
  private final DirectoryLock lock;
  private final CollectionFolders folders;
  private final CollectionOpener opener;
  private final TreeMap<String, Collection> collections = new TreeMap<>();
  private boolean closed;

  private Engine(DirectoryLock lock, Path data, EngineParameters parameters) throws IOException {
    this.lock = lock;
    this.folders = new CollectionFolders(data.resolve("collections"));
    this.opener = new CollectionOpener(parameters, new MachineCostsFile(data).costs());
  }

  /**
   * Opens a data directory, creating it where it is missing, and recovers every collection from its
   * change log.
   *
   * @throws StorageException if another process has it open, or if it cannot be read
   */
  // The engine takes over the lock, and closes it.
  @SuppressWarnings("MustBeClosedChecker")
  public static Engine open(Path data, EngineParameters parameters) {
    try {
      DurableFiles.createDirectories(data);
      DirectoryLock lock = DirectoryLock.acquire(data);
      try {
        Engine engine = new Engine(lock, data, parameters);
        engine.openCollections();
        return engine;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StorageException(data.toString(), e);
    }
  }

  private void openCollections() throws IOException {
    try {
      for (Map.Entry<String, Path> folder : folders.list().entrySet()) {
        String name = folder.getKey();
        collections.put(name, opener.open(name, folder.getValue()));
      }
    } catch (IOException | RuntimeException e) {
      closeCollections(e);
      throw e;
    }
  }

  private void closeCollections(Exception cause) {
    collections.values().forEach(Collection::stopIndexing);
    for (Collection collection : collections.values()) {
      try {
        collection.close();
      } catch (IOException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
    opener.close();
  }

  /**
   * Creates a collection; it survives a crash from the moment of return.
   *
   * @param name 1 to 200 characters
   * @throws CollectionExistsException if there is one of that name
   * @throws InvalidRequestException if the name is empty or too long
   */
  public synchronized Collection create(String name, CollectionParameters parameters) {
    requireOpen();
    if (collections.containsKey(name)) {
      throw new CollectionExistsException(name);
    }
    try {
      Path folder =
          folders.create(name, creating -> CollectionFormat.write(creating, name, parameters));
      Collection collection = opener.open(name, folder);
      collections.put(name, collection);
      return collection;
    } catch (IOException e) {
      throw new StorageException("collection \"" + name + "\"", e);
    }
  }

  /**
   * The collection of that name.
   *
   * @throws UnknownCollectionException if there is none
   */
  public synchronized Collection collection(String name) {
    requireOpen();
    Collection collection = collections.get(name);
    if (collection == null) {
      throw new UnknownCollectionException(name);
    }
    return collection;
  }

  /** The names of all collections, sorted. */
  public synchronized List<String> collections() {
    requireOpen();
    return List.copyOf(collections.keySet());
  }

  /** Searches that wait for a thread at this moment. */
  public int waitingSearches() {
    return opener.waitingSearches();
  }

  /**
   * Removes a collection and its files; false if there was none. It stays gone after a crash from
   * the moment of return.
   */
  public synchronized boolean drop(String name) {
    requireOpen();
    Collection collection = collections.remove(name);
    if (collection == null) {
      return false;
    }
    try {
      collection.drop();
      folders.delete(name);
      return true;
    } catch (IOException e) {
      throw new StorageException("collection \"" + name + "\"", e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  /**
   * Commits every collection and lets go of the directory. Searches under way fail.
   *
   * @throws StorageException if a collection could not be committed; its writes are safe in its log
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    IOException problems = new IOException("closing");
    closeCollections(problems);
    try {
      lock.close();
    } catch (IOException e) {
      problems.addSuppressed(e);
    }
    if (problems.getSuppressed().length > 0) {
      throw new StorageException("engine", problems);
    }
  }
}
