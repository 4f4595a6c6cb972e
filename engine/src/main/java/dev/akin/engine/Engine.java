package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.snapshot.Snapshot;
import dev.akin.engine.write.WriteStop;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The collections of one data directory. One process at a time opens a directory; within it,
 * everything here and every {@link Collection} may be used by any number of threads.
 */
public final class Engine implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Engine.class.getName());

  private final DirectoryLock lock;
  private final CollectionFolders folders;
  private final CollectionOpener opener;
  private final ContractGate gate;
  private final boolean readOnly;
  private final TreeMap<String, Collection> collections = new TreeMap<>();
  private final TreeMap<String, BrokenCollectionException> broken = new TreeMap<>();
  private final Set<String> creating = new HashSet<>();
  private final boolean warmsUp;
  private WarmUp warmUp = WarmUp.of(List.of());
  private boolean closed;

  private Engine(DirectoryLock lock, Path data, EngineParameters parameters, InstantSource clock)
      throws IOException {
    this.lock = lock;
    this.readOnly = parameters.readOnly();
    this.warmsUp = parameters.indexThreads() > 0;
    this.folders = new CollectionFolders(data.resolve("collections"));
    MachineCostsFile machine = new MachineCostsFile(data);
    if (!readOnly) {
      folders.tidy();
    }
    MachineCosts costs = readOnly ? machine.costsUnstored() : machine.costs();
    this.opener = new CollectionOpener(parameters, costs, clock);
    this.gate = new ContractGate(costs);
  }

  /**
   * Opens a data directory, creating it where it is missing, and recovers every collection from its
   * change log, at once if there are no more than {@link EngineParameters#openCollections()}, else
   * when it is used first. A collection whose files are damaged is open to be read only, with what
   * is whole of it; one that cannot be read at all is {@link #broken()}. The others are not
   * concerned.
   *
   * @throws StorageException if another process has it open, or if it cannot be read; also if it is
   *     missing and the engine is to be read only
   */
  public static Engine open(Path data, EngineParameters parameters) {
    return open(data, parameters, InstantSource.system());
  }

  /**
   * Opens a data directory.
   *
   * @param clock says when points come to their end
   */
  // The engine takes over the lock, and closes it.
  @SuppressWarnings("MustBeClosedChecker")
  static Engine open(Path data, EngineParameters parameters, InstantSource clock) {
    try {
      if (!parameters.readOnly()) {
        DurableFiles.createDirectories(data);
      }
      DirectoryLock lock =
          parameters.readOnly() ? DirectoryLock.acquireReadOnly(data) : DirectoryLock.acquire(data);
      try {
        Engine engine = new Engine(lock, data, parameters, clock);
        engine.openAll();
        return engine;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StorageException(data.toString(), e);
    }
  }

  /** Opens all collections now if there is room for them, else each when it is used. */
  private void openAll() throws IOException {
    try {
      Map<String, Path> found = folders.list();
      boolean openNow = found.size() <= opener.room().most();
      found.forEach((name, folder) -> openCollection(name, folder, openNow));
      if (warmsUp && openNow) {
        List<Collection> cold = List.copyOf(collections.values());
        cold.forEach(Collection::cold);
        warmUp = WarmUp.of(cold.stream().<WarmUp.Warmable>map(each -> each::warmUp).toList());
      }
    } catch (IOException | RuntimeException e) {
      closeCollections(e);
      throw e;
    }
  }

  private void openCollection(String name, Path folder, boolean openNow) {
    try {
      Collection collection = opener.collection(name, folder);
      if (openNow) {
        collection.open();
      }
      collections.put(name, collection);
    } catch (IOException | RuntimeException e) {
      BrokenCollectionException unreadable = new BrokenCollectionException(name, e);
      LOGGER.log(Level.ERROR, unreadable.getMessage(), e);
      broken.put(name, unreadable);
    }
  }

  private void closeCollections(Exception cause) {
    warmUp.close();
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
   * @throws InfeasibleContractException if nothing on this machine is expected to keep the contract
   *     for the vectors that it expects, or for {@code k} if it does not say; with what could be
   *     kept
   * @throws InvalidRequestException if the name is empty or too long
   * @throws ReadOnlyException if the engine was opened to be read only
   * @throws DiskFullException if there is no space for it
   */
  public Collection create(String name, CollectionParameters parameters) {
    return create(
        name,
        folder -> {
          gate.require(name, parameters);
          CollectionFormat.write(folder, name, parameters);
        });
  }

  /** Filling a folder may take long: meanwhile the name is taken, and nobody waits. */
  private Collection create(String name, CollectionFolders.Filling filling) {
    reserve(name);
    try {
      Collection collection = opener.collection(name, folders.create(name, filling));
      collection.open();
      publish(name, collection);
      return collection;
    } catch (IOException e) {
      String what = "collection \"" + name + "\"";
      throw DiskSpace.isExhausted(e)
          ? new DiskFullException(what + ": " + e.getMessage(), e)
          : new StorageException(what, e);
    } finally {
      release(name);
    }
  }

  private synchronized void reserve(String name) {
    requireOpen();
    requireWritable();
    if (collections.containsKey(name) || broken.containsKey(name) || !creating.add(name)) {
      throw new CollectionExistsException(name);
    }
  }

  private synchronized void publish(String name, Collection collection) throws IOException {
    if (closed) {
      collection.stopIndexing();
      collection.close();
    }
    requireOpen();
    collections.put(name, collection);
  }

  private synchronized void release(String name) {
    creating.remove(name);
  }

  /**
   * Makes a collection from a snapshot. It is there when every checksum was right and it gave the
   * answers of the snapshot's probe; before that, also after a crash, it is not there at all.
   *
   * @param name of the new collection, which may be another than that of the snapshot
   * @throws CollectionExistsException if there is one of that name
   * @throws StorageException if the snapshot is incomplete, damaged, of another version, or its
   *     probe is not answered as it was
   * @throws ReadOnlyException if the engine was opened to be read only
   * @throws DiskFullException if there is no space for it
   */
  public Collection restore(String name, Path snapshot) {
    return create(
        name,
        folder -> {
          Snapshot source = Snapshot.open(snapshot);
          CollectionSnapshots.copy(source, folder, name);
          Collection restored = opener.collection(name, folder);
          try {
            Optional<String> difference =
                restored
                    .store()
                    .writeStop()
                    .map(WriteStop::message)
                    .or(() -> restored.difference(source.probe()).map("it has "::concat));
            if (difference.isPresent()) {
              throw new IOException(
                  snapshot + ": the restored collection is not as it was: " + difference.get());
            }
          } finally {
            restored.stopIndexing();
            restored.close();
          }
        });
  }

  /**
   * The collection of that name.
   *
   * @throws UnknownCollectionException if there is none
   * @throws BrokenCollectionException if there is one that cannot be read
   */
  public synchronized Collection collection(String name) {
    requireOpen();
    Collection collection = collections.get(name);
    BrokenCollectionException unreadable = broken.get(name);
    if (unreadable != null) {
      throw unreadable.again();
    }
    if (collection == null) {
      throw new UnknownCollectionException(name);
    }
    return collection;
  }

  /** The names of all collections, broken ones included, sorted. */
  public synchronized List<String> collections() {
    requireOpen();
    return Stream.concat(collections.keySet().stream(), broken.keySet().stream()).sorted().toList();
  }

  /** Why collections cannot be read, by name; only those that cannot. */
  public synchronized SortedMap<String, BrokenCollectionException> broken() {
    requireOpen();
    return new TreeMap<>(broken);
  }

  /**
   * Whether the collections that were opened with the engine are warm: searched until that is as
   * fast as it will be. An engine without threads for indexes does not warm up.
   */
  public boolean isWarm() {
    return warmUp.isDone();
  }

  /** How many collections are open at this moment; the others are opened when they are used. */
  public int openCollections() {
    return opener.room().size();
  }

  /** Bytes that writes hold in memory at this moment, under way or not in files yet. */
  public long writeBytes() {
    return opener.writeBytes();
  }

  /** What the result cache was good for so far. */
  public ResultCacheStatistics resultCache() {
    return opener.resultCache();
  }

  /** Searches that wait for a thread at this moment. */
  public int waitingSearches() {
    return opener.waitingSearches();
  }

  /**
   * Removes a collection and its files; false if there was none. It stays gone after a crash from
   * the moment of return.
   *
   * @throws ReadOnlyException if the engine was opened to be read only
   */
  public synchronized boolean drop(String name) {
    requireOpen();
    requireWritable();
    Collection collection = collections.remove(name);
    if (collection == null && broken.remove(name) == null) {
      return false;
    }
    try {
      if (collection != null) {
        collection.drop();
      }
      folders.delete(name);
      return true;
    } catch (IOException e) {
      throw new StorageException("collection \"" + name + "\"", e);
    }
  }

  private void requireWritable() {
    if (readOnly) {
      throw new ReadOnlyException("the engine was opened to be read only", List.of());
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
