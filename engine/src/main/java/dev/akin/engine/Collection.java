package dev.akin.engine;

import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.log.Operation;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofProgress;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.ProofRequest;
import dev.akin.engine.proof.QuerySource;
import dev.akin.engine.proof.ReplayableProof;
import dev.akin.engine.query.Deadline;
import dev.akin.engine.snapshot.SnapshotProbe;
import dev.akin.engine.whynot.WhyNot;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.WriteStop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  private static final int WARM_SEARCHES = 300;
  private static final int WARM_QUERIES = 32;
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(2);

  private final String name;
  private final CollectionParameters parameters;
  private final CollectionSlot slot;
  private final EngineServices services;
  private volatile boolean dropped;
  private volatile boolean warm = true;

  /** A request to the open collection that may fail for lack of storage. */
  private interface Request<T> {
    T run(OpenCollection open) throws Exception;
  }

  /** A collection that is opened when it is used. */
  Collection(
      CollectionFormat.Description description, CollectionSlot slot, EngineServices services) {
    this.name = description.name();
    this.parameters = description.parameters();
    this.slot = slot;
    this.services = services;
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
   * @throws InvalidRequestException if a vector has another dimension or name than those of the
   *     collection or, under cosine, is zero; then nothing of the batch is written
   * @throws OverloadedException if writes under way hold too much memory already
   */
  public WriteReceipt upsert(List<Point> points) {
    return upsert(UpsertRequest.of(points));
  }

  /**
   * Writes those of the points whose conditions hold; {@link WriteReceipt#points()} says how many.
   * Of writes that run at the same time with the same expected version of a point one succeeds.
   *
   * @throws VersionConflictException if a stored point has another version than expected; then
   *     nothing is written
   * @throws InvalidRequestException as {@link #upsert(List)}, also for points that the conditions
   *     would leave out
   * @throws OverloadedException if writes under way hold too much memory already
   */
  public WriteReceipt upsert(UpsertRequest request) {
    try (WriteAdmission.Room _ = services.admission().admit(request.points())) {
      return write(open -> open.writes().upsert(request));
    }
  }

  /** Adds or replaces payload fields of the selected points, each whole top-level field. */
  public WriteReceipt setPayload(PointSelector selector, Payload patch) {
    return write(open -> open.writes().setPayload(selector, patch));
  }

  /**
   * Adds or replaces payload fields, of each point its own; other fields, and points that do not
   * exist, stay as they are.
   *
   * @throws InvalidRequestException if an updatable field does not take its value
   */
  public WriteReceipt setPayloads(Map<PointId, Payload> patches) {
    List<Point> changed =
        patches.entrySet().stream()
            .map(entry -> new Point(entry.getKey(), NamedVectors.none(), entry.getValue()))
            .toList();
    try (WriteAdmission.Room _ = services.admission().admit(changed)) {
      return write(open -> open.writes().setPayloads(patches));
    }
  }

  /** Replaces the whole payload of the selected points. */
  public WriteReceipt overwritePayload(PointSelector selector, Payload payload) {
    return write(open -> open.writes().overwritePayload(selector, payload));
  }

  /** Removes top-level payload fields of the selected points. */
  public WriteReceipt deletePayload(PointSelector selector, List<String> fields) {
    return write(
        open -> open.writes().change(selector, id -> new Operation.DeletePayloadKeys(id, fields)));
  }

  /**
   * Adds vectors to points that exist, or replaces those of the same names; other vectors and the
   * payload stay.
   *
   * @throws InvalidRequestException as {@link #upsert(List)}
   */
  public WriteReceipt setVectors(Map<PointId, NamedVectors> vectors) {
    List<Point> changed =
        vectors.entrySet().stream()
            .map(entry -> new Point(entry.getKey(), entry.getValue(), Payload.empty()))
            .toList();
    try (WriteAdmission.Room _ = services.admission().admit(changed)) {
      return write(open -> open.writes().setVectors(vectors));
    }
  }

  /**
   * Removes vectors of the selected points, which are no longer found by them.
   *
   * @throws InvalidRequestException if the collection has no vector of a name, or they have none
   */
  public WriteReceipt deleteVectors(PointSelector selector, List<String> names) {
    return write(open -> open.writes().deleteVectors(selector, names));
  }

  /** Deletes the selected points. */
  public WriteReceipt delete(PointSelector selector) {
    return write(open -> open.writes().change(selector, Operation.Delete::new));
  }

  /** The points of these ids, in their order; unknown ids are left out. */
  public List<StoredPoint> get(List<PointId> ids, Fetch fetch) {
    return run(open -> open.reads().get(ids, fetch));
  }

  /**
   * The nearest points that the filter accepts. There are as many as asked for whenever that many
   * match.
   *
   * @throws InvalidRequestException if the vector has another dimension or a component that is not
   *     finite, or the point of the target does not exist
   * @throws OverloadedException if too many searches are waiting
   * @throws SearchTimeoutException if the time was over before the answer was found
   */
  public SearchAnswer search(SearchRequest request) {
    return run(open -> open.queries().search(request));
  }

  /** Searches, although the answer may be known. */
  SearchAnswer searchAnew(SearchRequest request) {
    return run(open -> open.queries().searchAnew(request));
  }

  /**
   * Why a point is not in the answer to a search, or that it is: decided by checks against exact
   * search, as the collection is and as it would answer now, from one reading of it.
   *
   * <p>On the calling thread, without a place in the queue and without a timeout. Costs the search,
   * two exact scans and, where the point was lost on the way, further searches with twice, four
   * times … the effort until one finds it, which end with an exact scan at the latest; on a graph
   * also a pass over all links.
   *
   * <p>Of a point that is not stored it is said that it was deleted or came to its end as long as
   * something is left of it; a merge of its segment removes that, and then it cannot be told from
   * one that never was.
   *
   * @throws InvalidRequestException as {@link #search}
   */
  public WhyNot whyNot(SearchRequest request, PointId id) {
    return run(open -> open.queries().by(request.using()).whyNot(request, id));
  }

  /** The exact number of points that the filter accepts. */
  public long count(Optional<Filter> filter) {
    return run(open -> open.reads().count(filter));
  }

  /**
   * Roughly the number of points that the filter accepts, from what the segments know without
   * visiting their points; exact for small collections and for recent writes. Conditions are taken
   * to be independent of each other.
   */
  public long estimate(Filter filter) {
    return run(open -> open.reads().estimate(filter));
  }

  /** The first points in the order of a payload field; those without a value are left out. */
  public List<OrderedPoint> first(OrderRequest request) {
    return run(open -> open.reads().first(request));
  }

  /** A page of points in the order of their ids. */
  public ScrollPage scroll(ScrollRequest request) {
    return run(open -> open.reads().scroll(request));
  }

  /**
   * The most frequent values of a payload field with exact counts; most frequent first, equal
   * counts in the order of values.
   */
  public List<FacetCount> facet(FacetRequest request) {
    return run(open -> open.reads().facet(request));
  }

  /**
   * Builds a payload index for all segments, and keeps it from now on: also after the collection
   * was opened again, when the first filter that needs it builds it anew. Filters need no such
   * request, it only spares the first of them the time.
   *
   * @return the indexes of segments that were built now
   */
  public List<PayloadIndexes.Built> createPayloadIndex(PayloadIndex index) {
    return change(open -> open.payloadIndexes().create(index));
  }

  /** Forgets the payload indexes of a field; false if there were none. */
  public boolean dropPayloadIndexes(PayloadPath field) {
    return change(open -> open.payloadIndexes().drop(field));
  }

  public CollectionStatus status() {
    return run(open -> open.status(warm));
  }

  /**
   * What it holds, if it is open; a collection that has not been used for long is closed, and this
   * does not open it.
   */
  public Optional<CollectionStatus> statusIfOpen() {
    try (CollectionSlot.Use use = slot.useIfOpen()) {
      return use == null ? Optional.empty() : Optional.of(use.collection().status(warm));
    } catch (IOException | RuntimeException e) {
      if (dropped) {
        return Optional.empty();
      }
      throw e instanceof RuntimeException failure ? failure : failure((IOException) e);
    }
  }

  /**
   * Builds every index that the plan wants and waits for it; large segments become one.
   *
   * @return false if the time ran out first; building goes on
   */
  public boolean awaitIndexed(Duration patience) {
    return run(open -> open.indexing().await(patience));
  }

  /**
   * Measures this collection against exact search by the vector without a name on held-out queries
   * and keeps the result.
   *
   * @throws InvalidRequestException if there are no queries or one has another dimension
   */
  public Proof prove(List<ProofQuery<PointId>> queries) {
    return prove(NamedVectors.UNNAMED, queries);
  }

  /**
   * Measures this collection against exact search by a vector, as {@link #prove(List)}.
   *
   * @param vector its name
   */
  public Proof prove(String vector, List<ProofQuery<PointId>> queries) {
    if (queries.isEmpty()) {
      throw new InvalidRequestException("a proof needs at least one held-out query");
    }
    QuerySource source = new QuerySource(QuerySource.HELD_OUT, queries);
    ReplayableProof measured =
        measure(ProofRequest.of(List.of(source)).withVector(vector), ProofProgress.none());
    keep(measured);
    return measured.proof();
  }

  /**
   * Measures this collection against exact search, whole and in parts, as it is at one moment;
   * keeps nothing. Exact search of every query in every part takes most of the time, on all cores.
   *
   * @throws InvalidRequestException if a query has another dimension, or there is nothing to find
   */
  public ReplayableProof measure(ProofRequest request, ProofProgress progress) {
    requireVector(request.vector());
    return run(open -> new CollectionProver(this, open, request).prove(progress));
  }

  /**
   * Makes a proof the newest of this collection.
   *
   * @throws ReadOnlyException if the collection is damaged or read only
   */
  public void keep(ReplayableProof measured) {
    requireVector(measured.vector());
    change(open -> {
      open.proofs().replace(measured.vector(), measured.proof());
      return measured;
    });
  }

  private void requireVector(String vector) {
    if (!parameters.vectors().containsKey(vector)) {
      throw new InvalidRequestException(parameters.unknownVector(name, vector));
    }
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
    change(open -> {
      open.snapshots().write(target);
      return target;
    });
  }

  /** How this collection differs from what a snapshot says; nothing if it does not. */
  Optional<String> difference(SnapshotProbe expected) {
    return run(open -> open.snapshots().difference(expected));
  }

  /** The newest proof, also that of an earlier run of the process. */
  public Optional<Proof> proof() {
    return proof(NamedVectors.UNNAMED);
  }

  /**
   * The newest proof of the search by a vector.
   *
   * @param vector its name
   * @throws InvalidRequestException if the collection has no vector of that name
   */
  public Optional<Proof> proof(String vector) {
    requireVector(vector);
    return run(open -> open.proofs().proof(vector));
  }

  /** Says that the first searches will be slow, until {@link #warmUp} has ended. */
  void cold() {
    warm = false;
  }

  /**
   * Searches for stored vectors by the plan; a few hundred times, two seconds at most. On the
   * calling thread, so that no place in the queue is taken.
   */
  void warmUp(WarmUp.Wanted wanted) {
    try {
      long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
      List<StoredPoint> points =
          scroll(ScrollRequest.of(WARM_QUERIES).withFetch(Fetch.VECTORS)).points();
      int searches = points.isEmpty() ? 0 : WARM_SEARCHES;
      for (int i = 0; i < searches && wanted.isWanted() && System.nanoTime() < end; i++) {
        NamedVectors vectors = points.get(i % points.size()).vectors();
        vectors.names().forEach(vector -> warmUp(vector, vectors.get(vector).orElseThrow()));
      }
    } finally {
      warm = true;
    }
  }

  private void warmUp(String vector, float[] query) {
    SearchRequest request =
        SearchRequest.of(query, parameters.contract().k()).withUsing(vector).withFetch(Fetch.IDS);
    run(open ->
        open.queries()
            .by(vector)
            .answers(List.of(new CollectionSearch.Asked(request, Deadline.never()))));
  }

  /** Opens it, if it is closed, so that the first request need not wait for that. */
  void open() throws IOException {
    slot.use().close();
  }

  /** The store, which stays open while the collection is used. */
  CollectionStore store() {
    return run(OpenCollection::store);
  }

  /** Ends the building of indexes; to be called before {@link #close()}. */
  void stopIndexing() {
    slot.stopIndexing();
  }

  /** Closes it for good; readers under way finish. */
  void close() throws IOException {
    slot.end();
  }

  /** Closes it before its files are deleted; every later call finds the collection gone. */
  void drop() throws IOException {
    dropped = true;
    slot.abandon();
  }

  /** A change of the files that is not a write. */
  private <T> T change(Request<T> request) {
    return run(open -> {
      requireWritable(open);
      return request.run(open);
    });
  }

  private WriteReceipt write(Request<WriteReceipt> request) {
    return change(open -> {
      WriteReceipt receipt = request.run(open);
      open.indexing().request();
      return receipt;
    });
  }

  /** Whether it is neither damaged nor read only; a full disk does not count. */
  private void requireWritable(OpenCollection open) {
    open.store()
        .writeStop()
        .filter(WriteStop::isPermanent)
        .ifPresent(stop -> {
          throw new ReadOnlyException(
              "collection \"%s\": %s".formatted(name, stop.message()), stop.damages());
        });
  }

  private <T> T run(Request<T> request) {
    try (CollectionSlot.Use use = use()) {
      return request.run(use.collection());
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

  /** Keeps it open until the use is closed. */
  CollectionSlot.Use use() {
    if (dropped) {
      throw new UnknownCollectionException(name);
    }
    try {
      return slot.use();
    } catch (IOException e) {
      throw new BrokenCollectionException(name, e);
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
