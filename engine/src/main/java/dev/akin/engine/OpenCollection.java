package dev.akin.engine;

import dev.akin.engine.contract.Plan;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.proving.SearchUnderProof;
import dev.akin.engine.sidecar.Sidecars;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.StorageUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files, memory and tasks of one collection while it is open. {@link Collection} is what
 * remains when they are let go of. For any thread.
 */
final class OpenCollection {
  private final CollectionStore store;
  private final CollectionWrites writes;
  private final CollectionReads reads;
  private final CollectionQueries queries;
  private final CollectionSnapshots snapshots;
  private final List<CollectionVector> vectors;
  private final CollectionIndexing indexing;
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
    this.vectors = vectors(description, store, services);
    this.indexing = new CollectionIndexing(store, vectors, services.builder());
    this.proofs = new ProofFile(folder);
    this.payloadIndexes = new CollectionPayloadIndexes(store, folder, parameters.updatable());
    this.writes = new CollectionWrites(description.name(), parameters, store);
    this.reads = new CollectionReads(store);
    Map<String, CollectionSearch> searches =
        vectors.stream()
            .collect(
                Collectors.toMap(
                    vector -> vector.kind().name(),
                    vector -> new CollectionSearch(description, store, vector)));
    this.queries = new CollectionQueries(description, store, searches, services);
    this.snapshots = new CollectionSnapshots(description, store, vectors);
    indexing.open();
  }

  private static List<CollectionVector> vectors(
      CollectionFormat.Description description, CollectionStore store, EngineServices services)
      throws IOException {
    CollectionParameters parameters = description.parameters();
    List<CollectionVector> vectors = new ArrayList<>();
    for (Map.Entry<String, VectorParameters> entry : parameters.vectors().entrySet()) {
      VectorParameters vector = entry.getValue();
      CollectionPlan plan = new CollectionPlan(vector, parameters.contract(), services.machine());
      Sidecars.Place place =
          new Sidecars.Place(
              sidecars(description.folder(), entry.getKey()), store.writeStop().isEmpty());
      vectors.add(
          CollectionVector.open(vector.kind(entry.getKey()), plan, place, services.machine()));
    }
    return List.copyOf(vectors);
  }

  /** Where the graphs of the vectors of a name are. */
  static Path sidecars(Path folder, String vector) {
    Path sidecars = folder.resolve("sidecars");
    return vector.isEmpty() ? sidecars : sidecars.resolve(CollectionFolders.encode(vector));
  }

  CollectionStore store() {
    return store;
  }

  /** The vector of a name, which must be one of the collection's, as it is searched now. */
  SearchUnderProof underProof(String name) {
    for (int position = 0; position < vectors.size(); position++) {
      CollectionVector vector = vectors.get(position);
      if (vector.kind().name().equals(name)) {
        return new SearchUnderProof(
            vector.kind(), position, vector.served(), vector.plan().contract());
      }
    }
    throw new IllegalArgumentException("no vector \"" + name + "\"");
  }

  CollectionWrites writes() {
    return writes;
  }

  CollectionReads reads() {
    return reads;
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
    SortedMap<String, Plan> plans = new TreeMap<>();
    vectors.forEach(vector -> plans.put(vector.kind().name(), vector.plan().update(points)));
    return new CollectionStatus(
        points,
        plans,
        storage(),
        indexing.progress(),
        payloadIndexes.states(),
        CollectionStatus.Writes.of(store.writeStop()),
        warm);
  }

  private CollectionStatus.Storage storage() throws IOException {
    StorageUse use = store.use();
    long memory = use.heapBytes() + use.mappedBytes() + indexing.graphBytes() - refineBytes(use);
    return new CollectionStatus.Storage(use.segments(), memory, DurableFiles.bytes(folder));
  }

  /** Bytes of vectors that only re-score candidates. */
  private long refineBytes(StorageUse use) {
    long bytes = 0;
    for (CollectionVector vector : vectors) {
      if (vector.plan().current().index().startsWith("RaBitQ")) {
        bytes += use.rowBytes().getOrDefault(vector.kind().name(), 0L);
      }
    }
    return bytes;
  }

  /** Ends the building of indexes; to be called before {@link #close()} or {@link #abandon()}. */
  void stopIndexing() {
    indexing.stop();
    vectors.forEach(vector -> vector.sidecars().cancel());
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
