package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes deleted nodes out of all lists (FreshDiskANN, Singh et al. 2021, Algorithm 4): a node that
 * names deleted ones is offered their neighbors instead, and selects among them and its own.
 * Whomever it takes is offered a link back, as after an insertion: else links would come to lead
 * one way only, and recall would sink with every turnover.
 *
 * <p>Planning only reads, on all threads, beside searches; new lists are then written one by one by
 * the calling thread. Rows of deleted nodes are not looked at, their lists are. Where a neighbor of
 * a deleted node is deleted, too, its neighbors are looked at in turn, until a list could be
 * filled: many deletions at once leave no holes. Deviation: the selection is HNSW's, without the
 * paper's α; what a list would lose for good is bridged by {@link IslandBridges}.
 */
final class Consolidation {
  /** Nodes planned at once: bounds the memory of plans. */
  private static final int CHUNK = 1 << 14;

  private static final long[] NONE = {};

  /** Nodes that a thread takes at once. */
  private static final int GRAIN = 8;

  private final Scope scope;
  private final Links links;
  private final VectorSet vectors;
  private final Metric metric;

  /** Writes a whole list. */
  interface ListWriter {
    void set(int node, int level, int[] neighbors);
  }

  /**
   * Which nodes of a graph live, and how lists are written.
   *
   * @param levels the highest level of each node
   * @param live those that are kept; the others are taken out of their lists
   * @param links the lists of all nodes
   * @param writer writes lists
   */
  @SuppressWarnings("ArrayRecordComponent") // The graph's own, never compared.
  record Scope(byte[] levels, OrdinalFilter live, Links links, ListWriter writer) {}

  /**
   * @param vectors the rows of living nodes at least
   */
  Consolidation(Scope scope, VectorSet vectors, Metric metric) {
    this.scope = scope;
    this.links = scope.links;
    this.vectors = vectors;
    this.metric = metric;
  }

  /** A thread's scratch. */
  private static final class Worker {
    final CandidateList candidates;
    final VisitedNodes seen;
    final int[] neighbors;
    final int[] list;
    int[] dead = new int[64];
    int deadCount;
    int living;

    Worker(Links links, VectorSet vectors, Metric metric) {
      candidates = new CandidateList(vectors, metric);
      seen = new VisitedNodes(links.size());
      neighbors = new int[links.capacity(0)];
      list = new int[links.capacity(0)];
    }

    void addDead(int node) {
      if (deadCount == dead.length) {
        dead = Arrays.copyOf(dead, 2 * deadCount);
      }
      dead[deadCount++] = node;
    }
  }

  /**
   * A list that shall be written.
   *
   * @param added the neighbors that are new in it, as candidate keys
   */
  @SuppressWarnings("ArrayRecordComponent") // Passed from planning to writing, never compared.
  private record Rewrite(int node, int level, int[] neighbors, long[] added) {}

  /** Rewrites the lists of all living nodes that name deleted ones. */
  void run(Workers threads) {
    int size = links.size();
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads.threads(); i++) {
      workers.add(new Worker(links, vectors, metric));
    }
    BuildStage stage = threads.stage("repairing", size);
    try (WorkerPool pool = threads.pool()) {
      for (int from = 0; from < size; from += CHUNK) {
        int first = from;
        Rewrite[][] plans = new Rewrite[Math.min(CHUNK, size - from)][];
        pool.run(
            plans.length, GRAIN, workers::get, (worker, i) -> plans[i] = plan(worker, first + i));
        for (Rewrite[] ofNode : plans) {
          write(ofNode);
        }
        for (int level = highestLevel(plans); level >= 0; level--) {
          BackLinks offers = offers(plans, level);
          int at = level;
          Rewrite[] answers = new Rewrite[offers.targets()];
          pool.run(
              answers.length,
              GRAIN,
              workers::get,
              (worker, i) -> answers[i] = linkBack(worker, at, offers, i));
          write(answers);
        }
        stage.advance(plans.length);
      }
    }
    stage.end();
  }

  private static int highestLevel(Rewrite[][] plans) {
    int highest = -1;
    for (Rewrite[] ofNode : plans) {
      for (Rewrite rewrite : ofNode) {
        highest = Math.max(highest, rewrite.level());
      }
    }
    return highest;
  }

  /** The links that lists took up on a level, by the node to which they lead. */
  private static BackLinks offers(Rewrite[][] plans, int level) {
    List<Rewrite> taking = new ArrayList<>();
    for (Rewrite[] ofNode : plans) {
      for (Rewrite rewrite : ofNode) {
        if (rewrite.level() == level && rewrite.added().length > 0) {
          taking.add(rewrite);
        }
      }
    }
    return new BackLinks(
        taking.stream().mapToInt(Rewrite::node).toArray(),
        taking.stream().map(Rewrite::added).toArray(long[][]::new));
  }

  /**
   * The list of a node to which some offer themselves: all of them, or a selection. Deleted nodes
   * in it keep their places until its turn comes to be planned.
   */
  private Rewrite linkBack(Worker worker, int level, BackLinks offers, int number) {
    int node = offers.target(number);
    long[] offering = offers.sources(number);
    int count = links.neighbors(node, level, worker.neighbors);
    worker.seen.clear();
    worker.deadCount = 0;
    worker.candidates.begin(node);
    for (int i = 0; i < count; i++) {
      worker.seen.add(worker.neighbors[i]);
      if (scope.live.accepts(worker.neighbors[i])) {
        worker.candidates.add(worker.neighbors[i]);
      } else {
        worker.addDead(worker.neighbors[i]);
      }
    }
    int capacity = links.capacity(level);
    int[] longer = Arrays.copyOf(worker.neighbors, count + offering.length);
    for (long key : offering) {
      if (worker.seen.add(CandidateKey.ordinal(key))) {
        worker.candidates.addKey(key);
        longer[count++] = CandidateKey.ordinal(key);
      }
    }
    if (count <= capacity) {
      return new Rewrite(node, level, Arrays.copyOf(longer, count), NONE);
    }
    int selected = worker.candidates.select(worker.list, capacity - worker.deadCount);
    System.arraycopy(worker.dead, 0, worker.list, selected, worker.deadCount);
    int[] list = Arrays.copyOf(worker.list, selected + worker.deadCount);
    return new Rewrite(node, level, list, NONE);
  }

  private Rewrite[] plan(Worker worker, int node) {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int level = 0; scope.live.accepts(node) && level <= scope.levels[node]; level++) {
      if (gather(worker, node, level)) {
        int capacity = links.capacity(level);
        int count = worker.candidates.select(worker.list, capacity);
        int[] list = Arrays.copyOf(worker.list, count);
        rewrites.add(new Rewrite(node, level, list, worker.candidates.added(count)));
      }
    }
    return rewrites.toArray(Rewrite[]::new);
  }

  /** Collects a node's candidates on a level; false if it names no deleted node. */
  private boolean gather(Worker worker, int node, int level) {
    worker.seen.clear();
    worker.seen.add(node);
    worker.deadCount = 0;
    worker.living = 0;
    worker.candidates.begin(node);
    gatherNeighbors(worker, node, level);
    if (worker.deadCount == 0) {
      return false;
    }
    worker.candidates.keep();
    int direct = worker.deadCount;
    int enough = links.capacity(level);
    for (int i = 0; i < worker.deadCount && (i < direct || worker.living < enough); i++) {
      gatherNeighbors(worker, worker.dead[i], level);
    }
    return true;
  }

  private void gatherNeighbors(Worker worker, int node, int level) {
    int count = links.neighbors(node, level, worker.neighbors);
    for (int i = 0; i < count; i++) {
      int neighbor = worker.neighbors[i];
      if (worker.seen.add(neighbor)) {
        if (scope.live.accepts(neighbor)) {
          worker.candidates.add(neighbor);
          worker.living++;
        } else {
          worker.addDead(neighbor);
        }
      }
    }
  }

  private void write(Rewrite[] rewrites) {
    for (Rewrite rewrite : rewrites) {
      scope.writer.set(rewrite.node(), rewrite.level(), rewrite.neighbors());
    }
  }
}
