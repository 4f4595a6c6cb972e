package dev.akin.engine;

import dev.akin.core.parallel.BackgroundPriority;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.log.FileLogParameters;
import dev.akin.engine.segment.StoreParameters;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.StoreOpener;
import dev.akin.engine.write.UpkeepParameters;
import dev.akin.engine.write.WriteBuffers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Opens collections onto the threads that all of them share. */
final class CollectionOpener implements AutoCloseable {
  private static final int UPKEEP_THREADS = 2;

  private final EngineParameters parameters;
  private final EngineServices services;
  private final ScheduledExecutorService upkeep;
  private final OpenCollections room;
  private final WriteBuffers buffers;
  private final InstantSource clock;

  /**
   * @param clock says when points come to their end
   */
  CollectionOpener(EngineParameters parameters, MachineCosts machine, InstantSource clock) {
    this.clock = clock;
    this.parameters = parameters;
    this.services =
        new EngineServices(
            new SearchPool(parameters.searchThreads(), parameters.searchQueue()),
            new ResultCache(parameters.resultCache()),
            parameters.searchTimeout(),
            new IndexBuilder(parameters.indexThreads()),
            new WriteAdmission(parameters.writeMemory() / 2),
            machine);
    this.buffers = new WriteBuffers(parameters.writeMemory() / 2);
    this.room = new OpenCollections(parameters.openCollections());
    this.upkeep =
        Executors.newScheduledThreadPool(
            UPKEEP_THREADS,
            BackgroundPriority.factory(Thread.ofPlatform().name("akin-upkeep-", 0).daemon()));
  }

  /**
   * The collection in a folder, which is opened when it is used.
   *
   * @throws IOException if its description cannot be read
   */
  Collection collection(String name, Path folder) throws IOException {
    CollectionFormat.Description description = CollectionFormat.read(folder, name);
    CollectionSlot slot = new CollectionSlot(() -> open(description), room);
    return new Collection(description, slot, services);
  }

  /** Opens a collection, recovering it from its log. */
  private OpenCollection open(CollectionFormat.Description description) throws IOException {
    CollectionParameters collection = description.parameters();
    boolean background = parameters.indexThreads() > 0;
    StoreParameters segments =
        new StoreParameters(
            collection.schema(),
            collection.ttl().map(field -> new Expiry(field, clock)),
            collection.updatable(),
            background);
    UpkeepParameters intervals =
        new UpkeepParameters(
            upkeep, parameters.refreshInterval(), parameters.commitInterval(), buffers);
    StoreOpener opener = new StoreOpener(segments, FileLogParameters.defaults(), intervals);
    CollectionStore store =
        parameters.readOnly()
            ? opener.openReadOnly(description.folder())
            : opener.open(description.folder());
    try {
      return new OpenCollection(description, store, services);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Bytes that writes hold in memory. */
  long writeBytes() {
    return services.admission().bytes() + buffers.bytes();
  }

  /** Which collections are open. */
  OpenCollections room() {
    return room;
  }

  ResultCacheStatistics resultCache() {
    return services.cache().statistics();
  }

  /** Searches that wait for a thread. */
  int waitingSearches() {
    return services.pool().waiting();
  }

  @Override
  public void close() {
    services.builder().close();
    upkeep.shutdownNow();
    services.pool().close();
  }
}
