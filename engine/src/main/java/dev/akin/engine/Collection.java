package dev.akin.engine;

import dev.akin.engine.contract.Plan;
import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.log.Operation;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.sidecar.Sidecars;
import dev.akin.engine.snapshot.SnapshotProbe;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.StorageUse;
import dev.akin.engine.write.WriteStop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Points under one contract: written durably, read at once, searched under a filter.
 *
 * <p>A write returns when it is on disk; every read that starts afterwards sees it. Writes are
 * applied one after the other, each point of a write wholly or not at all. After {@link
 * Engine#drop} every call throws {@link UnknownCollectionException}.
 *
 * <p>Every write may throw {@link ReadOnlyException} where the collection is damaged or the engine
 * was opened to be read only, and {@link DiskFullException}; then nothing of it is kept.
 */
public final class Collection {
  private final String name;
  private final CollectionParameters parameters;
  private final CollectionStore store;
  private final CollectionWrites writes;
  private final CollectionReads reads;
  private final CollectionSearch search;
  private final CollectionSnapshots snapshots;
  private final EngineServices services;
  private final Sidecars sidecars;
  private final CollectionIndexing indexing;
  private final CollectionPlan plan;
  private final ProofFile proofs;
  private final CollectionPayloadIndexes payloadIndexes;
  private final Path folder;
  private volatile boolean dropped;

  /** A request to the store that may fail for lack of storage. */
  private interface Request<T> {
    T run() throws Exception;
  }

  /** A collection over a store that is handed over. */
  Collection(
      CollectionFormat.Description description, CollectionStore store, EngineServices services)
      throws IOException {
    this.name = description.name();
    this.parameters = description.parameters();
    this.folder = description.folder();
    this.store = store;
    this.services = services;
    this.plan = new CollectionPlan(parameters, services.machine());
    this.sidecars =
        new Sidecars(
            new Sidecars.Place(folder.resolve("sidecars"), store.writeStop().isEmpty()),
            parameters.metric(),
            parameters.contract().k());
    this.indexing = new CollectionIndexing(store, sidecars, plan, services.builder());
    this.proofs = new ProofFile(folder);
    this.payloadIndexes = new CollectionPayloadIndexes(store, folder);
    this.writes = new CollectionWrites(name, parameters, store);
    this.reads = new CollectionReads(store);
    PathChooser chooser = new PathChooser(services.machine(), sidecars);
    this.search = new CollectionSearch(description, store, chooser, plan);
    this.snapshots = new CollectionSnapshots(description, store, chooser);
    indexing.open();
  }

  public String name() {
    return name;
  }

  public CollectionParameters parameters() {
    return parameters;
  }

  /**
   * Adds points or replaces those of the same ids.
   *
   * @throws InvalidRequestException if a vector has another dimension than the collection or, under
   *     cosine, is zero; then nothing of the batch is written
   */
  public WriteReceipt upsert(List<Point> points) {
    return write(() -> writes.upsert(points));
  }

  /** Adds or replaces payload fields of the selected points, each whole top-level field. */
  public WriteReceipt setPayload(PointSelector selector, Payload patch) {
    return write(() -> writes.change(selector, id -> new Operation.SetPayload(id, patch)));
  }

  /** Replaces the whole payload of the selected points. */
  public WriteReceipt overwritePayload(PointSelector selector, Payload payload) {
    return write(() -> writes.change(selector, id -> new Operation.OverwritePayload(id, payload)));
  }

  /** Removes top-level payload fields of the selected points. */
  public WriteReceipt deletePayload(PointSelector selector, List<String> fields) {
    return write(() -> writes.change(selector, id -> new Operation.DeletePayloadKeys(id, fields)));
  }

  /** Deletes the selected points. */
  public WriteReceipt delete(PointSelector selector) {
    return write(() -> writes.change(selector, Operation.Delete::new));
  }

  /** The points of these ids, in their order; unknown ids are left out. */
  public List<StoredPoint> get(List<PointId> ids, Fetch fetch) {
    return run(() -> reads.get(ids, fetch));
  }

  /**
   * The nearest points that the filter accepts. There are as many as asked for whenever that many
   * match.
   *
   * @throws InvalidRequestException if the vector has another dimension or a component that is not
   *     finite, or the point of the target does not exist
   * @throws OverloadedException if too many searches are waiting
   */
  public SearchAnswer search(SearchRequest request) {
    return run(() -> services.pool().run(() -> search.search(request)));
  }

  /** The exact number of points that the filter accepts. */
  public long count(Optional<Filter> filter) {
    return run(() -> reads.count(filter));
  }

  /**
   * Roughly the number of points that the filter accepts, from what the segments know without
   * visiting their points; exact for small collections and for recent writes. Conditions are taken
   * to be independent of each other.
   */
  public long estimate(Filter filter) {
    return run(() -> reads.estimate(filter));
  }

  /** The first points in the order of a payload field; those without a value are left out. */
  public List<OrderedPoint> first(OrderRequest request) {
    return run(() -> reads.first(request));
  }

  /** A page of points in the order of their ids. */
  public ScrollPage scroll(ScrollRequest request) {
    return run(() -> reads.scroll(request));
  }

  /**
   * The most frequent values of a payload field with exact counts; most frequent first, equal
   * counts in the order of values.
   */
  public List<FacetCount> facet(FacetRequest request) {
    return run(() -> reads.facet(request));
  }

  /**
   * Builds a payload index for all segments, and keeps it from now on: also after the collection
   * was opened again, when the first filter that needs it builds it anew. Filters need no such
   * request, it only spares the first of them the time.
   *
   * @return the indexes of segments that were built now
   */
  public List<PayloadIndexes.Built> createPayloadIndex(PayloadIndex index) {
    requireWritable();
    return run(() -> payloadIndexes.create(index));
  }

  /** Forgets the payload indexes of a field; false if there were none. */
  public boolean dropPayloadIndexes(PayloadPath field) {
    requireWritable();
    return run(() -> payloadIndexes.drop(field));
  }

  public CollectionStatus status() {
    return run(() -> {
      long points = reads.count(Optional.empty());
      CollectionStatus.Indexing progress = indexing.progress();
      Plan current = plan.update(points);
      return new CollectionStatus(
          points,
          current,
          storage(current),
          progress,
          payloadIndexes.states(),
          CollectionStatus.Writes.of(store.writeStop()));
    });
  }

  /**
   * Builds every index that the plan wants and waits for it; few segments remain.
   *
   * @return false if the time ran out first; building goes on
   */
  public boolean awaitIndexed(Duration patience) {
    return run(() -> indexing.await(patience));
  }

  /**
   * Measures this collection against exact search on held-out queries and keeps the result.
   *
   * @throws InvalidRequestException if there are no queries or one has another dimension
   */
  public Proof prove(List<ProofQuery<PointId>> queries) {
    requireWritable();
    return run(() -> {
      Proof measured = new CollectionProver(this).prove(queries);
      proofs.replace(measured);
      return measured;
    });
  }

  /**
   * Writes a snapshot while writes go on: a folder with everything that {@link Engine#restore}
   * needs, as it is at one moment, with a checksum of every file and a probe, which is some queries
   * with their exact answers. Takes as long as copying the files. Graphs are not in it; they are
   * built again after a restore.
   *
   * @param target a folder that does not exist yet, on any file system; after a crash it is there
   *     wholly or not at all
   * @throws InvalidRequestException if it exists
   * @throws StorageException if it cannot be written, or a file of the collection is damaged
   * @throws ReadOnlyException if the collection is damaged or read only: copy its folder instead
   */
  public void snapshot(Path target) {
    requireWritable();
    run(() -> {
      snapshots.write(target);
      return target;
    });
  }

  /** How this collection differs from what a snapshot says; nothing if it does not. */
  Optional<String> difference(SnapshotProbe expected) {
    return run(() -> snapshots.difference(expected));
  }

  /** The newest proof, also that of an earlier run of the process. */
  public Optional<Proof> proof() {
    return run(proofs::proof);
  }

  private CollectionStatus.Storage storage(Plan current) throws IOException {
    StorageUse use = store.use();
    long refineBytes = current.index().startsWith("RaBitQ") ? use.rowBytes() : 0;
    long memory = use.heapBytes() + use.mappedBytes() + indexing.graphBytes() - refineBytes;
    return new CollectionStatus.Storage(use.segments(), memory, DurableFiles.bytes(folder));
  }

  CollectionStore store() {
    return store;
  }

  /** Ends the building of indexes; to be called before {@link #close()} or {@link #drop()}. */
  void stopIndexing() {
    indexing.stop();
    sidecars.cancel();
  }

  /** Closes the store; readers under way finish. */
  void close() throws IOException {
    store.close();
  }

  /** Closes the store before its files are deleted; every later call finds the collection gone. */
  void drop() throws IOException {
    dropped = true;
    stopIndexing();
    store.abandon();
  }

  /** Whether it is neither damaged nor read only; a full disk does not count. */
  private void requireWritable() {
    store
        .writeStop()
        .flatMap(this::readOnly)
        .ifPresent(refusal -> {
          throw refusal;
        });
  }

  private Optional<ReadOnlyException> readOnly(WriteStop stop) {
    return stop.isPermanent()
        ? Optional.of(
            new ReadOnlyException(
                "collection \"%s\": %s".formatted(name, stop.message()), stop.damages()))
        : Optional.empty();
  }

  private WriteReceipt write(Request<WriteReceipt> request) {
    requireWritable();
    WriteReceipt receipt = run(request);
    indexing.request();
    return receipt;
  }

  private <T> T run(Request<T> request) {
    if (dropped) {
      throw new UnknownCollectionException(name);
    }
    try {
      return request.run();
    } catch (IOException e) {
      if (dropped) {
        throw new UnknownCollectionException(name);
      }
      throw failure(e);
    } catch (RuntimeException e) {
      if (dropped) {
        throw new UnknownCollectionException(name);
      }
      throw DiskSpace.isExhausted(e) && !(e instanceof DiskFullException) ? diskFull(e) : e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private RuntimeException failure(IOException cause) {
    return DiskSpace.isExhausted(cause)
        ? diskFull(cause)
        : new StorageException("collection \"" + name + "\"", cause);
  }

  private DiskFullException diskFull(Exception cause) {
    return new DiskFullException(
        "collection \"%s\": %s".formatted(name, cause.getMessage()), cause);
  }
}
