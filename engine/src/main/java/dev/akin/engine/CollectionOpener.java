package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.log.FileLogParameters;
import dev.akin.engine.segment.StoreParameters;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.StoreOpener;
import dev.akin.engine.write.UpkeepParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Opens collections onto the threads that all of them share. */
final class CollectionOpener implements AutoCloseable {
  private static final int UPKEEP_THREADS = 2;

  private final EngineParameters parameters;
  private final EngineServices services;
  private final ScheduledExecutorService upkeep;

  CollectionOpener(EngineParameters parameters, MachineCosts machine) {
    this.parameters = parameters;
    this.services =
        new EngineServices(
            new SearchPool(parameters.searchThreads(), parameters.searchQueue()),
            new IndexBuilder(parameters.indexThreads()),
            machine);
    this.upkeep =
        Executors.newScheduledThreadPool(
            UPKEEP_THREADS, Thread.ofPlatform().name("akin-upkeep-", 0).daemon().factory());
  }

  /** Opens the collection in a folder, recovering it from its log. */
  Collection open(String name, Path folder) throws IOException {
    CollectionFormat.Description description = CollectionFormat.read(folder, name);
    CollectionParameters collection = description.parameters();
    boolean background = parameters.indexThreads() > 0;
    StoreParameters segments =
        new StoreParameters(collection.dimension(), collection.metric(), background);
    UpkeepParameters intervals =
        new UpkeepParameters(upkeep, parameters.refreshInterval(), parameters.commitInterval());
    StoreOpener opener = new StoreOpener(segments, FileLogParameters.defaults(), intervals);
    CollectionStore store =
        parameters.readOnly() ? opener.openReadOnly(folder) : opener.open(folder);
    try {
      return new Collection(description, store, services);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
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
