package dev.akin.core.graph;

import dev.akin.core.graph.IslandBridges.Scope;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;

/**
 * A layered graph that changes: nodes are inserted, deleted and their places taken by others.
 *
 * <p>A deleted node stays where it is and leads walks on, but is no answer and gets no new links.
 * {@link #consolidate} takes them out of all lists, bridges nodes that were left unreachable, and
 * frees their places for others.
 *
 * <p>One thread changes the graph at a time, others wait for it. Whoever searches holds {@link
 * #readLock()} and rebuilds its scratch when {@link #generation()} has changed; it waits only while
 * lists are written: some thirty for an insertion, one node's at a time for a consolidation. What
 * the graph looks like depends on the order of the changes and the seed, not on threads.
 */
public final class MutableGraph {
  private static final int[] NONE = {};

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private GraphStore store;
  private NodeLinking linking;

  /** Deleted nodes that still lead walks on, {@code deadCount} of them. */
  private int[] dead = NONE;

  private int deadCount;

  /** Places to take, the lowest last; {@code freeCount} of them. */
  private int[] free = NONE;

  private int freeCount;
  private int ordinals;
  private long generation;

  /**
   * A graph that goes on from a built one.
   *
   * @param graph a built graph, copied
   * @param vectors those it was built over, copied
   * @param parameters how it was built, and how it goes on
   */
  public MutableGraph(
      LayeredGraph graph, VectorSet vectors, Metric metric, GraphParameters parameters) {
    replace(new GraphStore(parameters, metric, vectors, graph), vectors.size());
  }

  private void replace(GraphStore replacement, int size) {
    store = replacement;
    linking = new NodeLinking(store);
    ordinals = size;
    deadCount = 0;
    freeCount = 0;
    generation++;
  }

  /** What searches hold while they walk. */
  public Lock readLock() {
    return lock.readLock();
  }

  /** Changes whenever links and rows have moved. */
  public long generation() {
    return generation;
  }

  /** The links, and where walks begin; the entry may be another one after any change. */
  public LayeredGraph graph() {
    return store.graph();
  }

  /** The rows of all places, also of those without a vector. */
  public VectorSet vectors() {
    return store.rows.rows();
  }

  /** Which places have a vector; judges all places that {@link #vectors()} has. */
  public OrdinalFilter live() {
    return store.live;
  }

  /** How many deleted nodes walks still come to. */
  public int dead() {
    return reading(() -> deadCount);
  }

  /** One more than the largest ordinal ever given. */
  public int ordinals() {
    return reading(() -> ordinals);
  }

  /** Number of vectors. */
  public int size() {
    return reading(() -> store.live.cardinality());
  }

  /** Whether an ordinal has a vector. */
  public boolean contains(int ordinal) {
    return reading(() -> isLiving(ordinal) ? 1 : 0) == 1;
  }

  private boolean isLiving(int ordinal) {
    return ordinal >= 0 && ordinal < ordinals && store.live.accepts(ordinal);
  }

  /** Bytes of rows and links, room for more included. */
  public long bytes() {
    lock.readLock().lock();
    try {
      return store.bytes();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Inserts a vector, at the cost of a walk with efConstruction and some thirty lists.
   *
   * @param vector {@code [dimension]} values as the metric prepares them, copied
   * @return its ordinal: a free place, or the next
   */
  public synchronized int add(float[] vector) {
    int node = freeCount > 0 ? free[--freeCount] : claimNext();
    store.rows.set(node, vector);
    if (store.entry < 0) {
      underLock(() -> enter(node));
      return node;
    }
    NodeLinking.Place place = linking.search(node, store.levels[node]);
    underLock(() -> {
      linking.link(place);
      enter(node);
    });
    return node;
  }

  private void enter(int node) {
    if (store.levels[node] > store.topLevel()) {
      store.entry = node;
    }
    store.live.add(node);
    ordinals = Math.max(ordinals, node + 1);
  }

  /** The next ordinal, with room for its row and lists. */
  private int claimNext() {
    int node = ordinals;
    int level = LevelAssignment.level(store.parameters, node);
    underLock(() -> {
      if (!store.hasRoom(node, level)) {
        store.grow(level);
        linking = new NodeLinking(store);
        generation++;
      }
      store.allocateLists(node, level);
    });
    return node;
  }

  /**
   * Deletes a vector: it is no answer any more.
   *
   * @return whether there was one
   * @throws IllegalArgumentException if the ordinal was never given
   */
  public synchronized boolean delete(int ordinal) {
    if (ordinal < 0 || ordinal >= ordinals) {
      throw new IllegalArgumentException(
          "no vector ever had ordinal %,d: there were %,d".formatted(ordinal, ordinals));
    }
    if (!store.live.accepts(ordinal)) {
      return false;
    }
    if (deadCount == dead.length) {
      dead = Arrays.copyOf(dead, 64 + 2 * deadCount);
    }
    underLock(() -> {
      dead[deadCount++] = ordinal;
      store.live.remove(ordinal);
    });
    return true;
  }

  /**
   * Takes deleted nodes out of all lists, frees their places, and links what cannot be reached.
   * Costs a pass over all lists, and a selection for each that names a deleted node.
   *
   * @param threads how many threads work; the outcome does not depend on it
   */
  public synchronized void consolidate(int threads) {
    if (deadCount > 0) {
      takeOutDead(threads);
    }
    bridge();
  }

  private void takeOutDead(int threads) {
    Consolidation.Scope scope =
        new Consolidation.Scope(
            store.levels,
            store.live,
            store.links,
            (node, level, list) ->
                underLock(() -> store.links.set(node, level, list, list.length)));
    new Consolidation(scope, vectors(), store.metric).run(Workers.of(threads));
    int entry = store.highestLiving();
    underLock(() -> {
      store.entry = entry;
      for (int i = 0; i < deadCount; i++) {
        store.clearLists(dead[i]);
      }
    });
    store.linkCounts.recount();
    release();
  }

  /** Sees to it that every living node can be reached. */
  private void bridge() {
    Scope scope =
        new Scope(
            graph(),
            store.live,
            (node, list, count) -> underLock(() -> store.linkCounts.set(node, list, count)),
            store.parameters.efConstruction());
    new IslandBridges(scope, vectors(), store.metric).build();
  }

  private void release() {
    free = Arrays.copyOf(free, freeCount + deadCount);
    System.arraycopy(dead, 0, free, freeCount, deadCount);
    freeCount += deadCount;
    underLock(() -> deadCount = 0);
    // Taken from the end: rising ordinals.
    for (int i = 0; i < freeCount; i++) {
      free[i] = -free[i];
    }
    Arrays.sort(free, 0, freeCount);
    for (int i = 0; i < freeCount; i++) {
      free[i] = -free[i];
    }
  }

  /**
   * Consolidates, gives back the room that nothing uses, and numbers the nodes anew from 0, in
   * their order.
   *
   * @return the former ordinal of each
   */
  public synchronized int[] compact(int threads) {
    consolidate(threads);
    CompactGraph compact = CompactGraph.of(store);
    underLock(() ->
        replace(
            new GraphStore(store.parameters, store.metric, compact.vectors(), compact.graph()),
            compact.vectors().size()));
    return compact.former();
  }

  /** An immutable copy without deleted nodes, and numbered as {@link #compact} would. */
  public synchronized CompactGraph copy(int threads) {
    consolidate(threads);
    return CompactGraph.of(store);
  }

  /** How many vectors no walk along level 0 from the entry comes to: a pass over all lists. */
  public synchronized int unreachable() {
    if (store.entry < 0) {
      return 0;
    }
    Reachability reachability = new Reachability(store.links, store.capacity());
    reachability.spread(store.entry, store.entry);
    int unreachable = 0;
    for (int node = store.live.next(0); node < ordinals; node = store.live.next(node + 1)) {
      unreachable += reachability.isReached(node) ? 0 : 1;
    }
    return unreachable;
  }

  private int reading(IntSupplier state) {
    lock.readLock().lock();
    try {
      return state.getAsInt();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void underLock(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
