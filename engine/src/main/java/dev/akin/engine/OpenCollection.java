package dev.akin.engine;

import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.sidecar.Sidecars;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.StorageUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files, memory and tasks of one collection while it is open. {@link Collection} is what
 * remains when they are let go of. For any thread.
 */
final class OpenCollection {
  private final CollectionStore store;
  private final CollectionWrites writes;
  private final CollectionReads reads;
  private final CollectionSearch search;
  private final CollectionQueries queries;
  private final CollectionSnapshots snapshots;
  private final Sidecars sidecars;
  private final CollectionIndexing indexing;
  private final CollectionPlan plan;
  private final ProofFile proofs;
  private final CollectionPayloadIndexes payloadIndexes;
  private final Path folder;

  /** A collection over a store that is handed over. */
  OpenCollection(
      CollectionFormat.Description description, CollectionStore store, EngineServices services)
      throws IOException {
    CollectionParameters parameters = description.parameters();
    this.folder = description.folder();
    this.store = store;
    this.plan = new CollectionPlan(parameters, services.machine());
    this.sidecars =
        new Sidecars(
            new Sidecars.Place(folder.resolve("sidecars"), store.writeStop().isEmpty()),
            parameters.metric(),
            parameters.contract().k());
    this.indexing = new CollectionIndexing(store, sidecars, plan, services.builder());
    this.proofs = new ProofFile(folder);
    this.payloadIndexes = new CollectionPayloadIndexes(store, folder);
    this.writes = new CollectionWrites(description.name(), parameters, store);
    this.reads = new CollectionReads(store);
    PathChooser chooser = new PathChooser(services.machine(), sidecars, parameters.metric());
    this.search = new CollectionSearch(description, store, chooser, plan);
    this.queries = new CollectionQueries(description.name(), store, search, services);
    this.snapshots = new CollectionSnapshots(description, store, chooser);
    indexing.open();
  }

  CollectionStore store() {
    return store;
  }

  CollectionWrites writes() {
    return writes;
  }

  CollectionReads reads() {
    return reads;
  }

  CollectionSearch search() {
    return search;
  }

  CollectionQueries queries() {
    return queries;
  }

  CollectionSnapshots snapshots() {
    return snapshots;
  }

  CollectionIndexing indexing() {
    return indexing;
  }

  ProofFile proofs() {
    return proofs;
  }

  CollectionPayloadIndexes payloadIndexes() {
    return payloadIndexes;
  }

  /**
   * @param warm whether searches are as fast as they will be
   */
  CollectionStatus status(boolean warm) throws IOException {
    long points = reads.count(Optional.empty());
    return new CollectionStatus(
        points,
        plan.update(points),
        storage(),
        indexing.progress(),
        payloadIndexes.states(),
        CollectionStatus.Writes.of(store.writeStop()),
        warm);
  }

  private CollectionStatus.Storage storage() throws IOException {
    StorageUse use = store.use();
    long refineBytes = plan.current().index().startsWith("RaBitQ") ? use.rowBytes() : 0;
    long memory = use.heapBytes() + use.mappedBytes() + indexing.graphBytes() - refineBytes;
    return new CollectionStatus.Storage(use.segments(), memory, DurableFiles.bytes(folder));
  }

  /** Ends the building of indexes; to be called before {@link #close()} or {@link #abandon()}. */
  void stopIndexing() {
    indexing.stop();
    sidecars.cancel();
  }

  /** Commits and lets go of the files; readers under way finish. */
  void close() throws IOException {
    stopIndexing();
    store.close();
  }

  /** Lets go of the files, which are about to be deleted. */
  void abandon() throws IOException {
    stopIndexing();
    store.abandon();
  }
}
