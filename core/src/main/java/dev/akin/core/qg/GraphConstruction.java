package dev.akin.core.qg;

import dev.akin.core.graph.BackLinks;
import dev.akin.core.graph.Insertion;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Links the nodes of records with the graph's own walks, in batches that are synchronous (as
 * ParlayANN does, Manohar et al. 2024, §3): all nodes of a batch search the graph as it was before,
 * then all links are written; so one seed gives one graph, whatever the number of threads.
 *
 * <p>Nodes come in random order, three times as many in a batch as there are; then each searches
 * once more among all, as in the iterations of SymphonyQG (§4), which begin with a random graph and
 * need more of them. Searching by codes makes a walk cheap, large batches make linking back cheap:
 * a list is chosen anew once per batch, however many nodes chose its node. Near always is by L2.
 */
final class GraphConstruction {
  private static final int GROWTH = 3;

  /** Nodes that a thread takes at once; a batch of no more is not worth waking others. */
  private static final int GRAIN = 8;

  /** Bounds the memory of a batch, a quarter of a kilobyte per node. */
  private static final int MAX_BATCH = 1 << 18;

  private final Records records;
  private final QgParameters parameters;
  private final int[] order;
  private final Workers threads;
  private final List<QgWorker> workers = new ArrayList<>();

  /**
   * A construction.
   *
   * @param records have their vectors
   * @param rotated all vectors in {@link CodeSpace}
   * @param threads work
   */
  GraphConstruction(Records records, VectorSet rotated, QgParameters parameters, Workers threads) {
    this.threads = threads;
    this.records = records;
    this.parameters = parameters;
    this.order = order(records.size(), parameters.seed());
    for (int i = 0; i < threads.threads(); i++) {
      workers.add(new QgWorker(records, rotated));
    }
  }

  private static int[] order(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /**
   * Links all nodes and writes their codes.
   *
   * @param center a point in the middle of the vectors
   * @return the entry: the node nearest to the center, from which every node can be reached
   */
  int run(float[] center) {
    if (order.length == 0) {
      return -1;
    }
    int entry = nearest(center);
    BuildStage stage = threads.stage("linking", 2L * order.length);
    try (WorkerPool pool = threads.pool()) {
      // Lists without a link: all places lead back.
      run(pool, order.length, (worker, i) -> worker.link(i, new long[0]));
      insertFirst(entry);
      for (int inserted = 1; inserted < order.length; ) {
        inserted = link(inserted, Math.min(GROWTH * (long) inserted, MAX_BATCH), pool, stage);
      }
      for (int searched = 0; searched < order.length; ) {
        searched = link(searched, MAX_BATCH, pool, stage);
      }
      new Reachability(records, workers.getFirst(), parameters.efConstruction()).repair(entry);
    }
    stage.end();
    return entry;
  }

  private int nearest(float[] center) {
    float[] query = Kernels.pad(center);
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int node = 0; node < records.size(); node++) {
      float distance = Kernels.squaredL2(query, records.segment(), records.offset(node));
      if (distance < least) {
        least = distance;
        nearest = node;
      }
    }
    return nearest;
  }

  /** Moves the entry to the front of the order and writes its codes. */
  private void insertFirst(int entry) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] == entry) {
        order[i] = order[0];
        order[0] = entry;
      }
    }
    workers.getFirst().encode(entry);
  }

  /**
   * Searches neighbors for the next nodes of the order and links them back; says where it ended.
   */
  private int link(int from, long batch, WorkerPool pool, BuildStage stage) {
    int entry = order[0];
    Insertion[] found = new Insertion[(int) Math.min(batch, order.length - from)];
    run(
        pool,
        found.length,
        (worker, i) -> {
          int node = order[from + i];
          long[] chosen = worker.findNeighbors(node, entry, parameters.efConstruction());
          found[i] = new Insertion(node, new long[][] {chosen});
          stage.advance(1);
        });
    run(pool, found.length, (worker, i) -> worker.link(found[i].node(), found[i].selected()[0]));
    BackLinks backLinks = new BackLinks(found, 0);
    run(
        pool,
        backLinks.targets(),
        (worker, i) -> worker.linkBack(backLinks.target(i), backLinks.sources(i)));
    int[] changed = changed(found, backLinks);
    run(pool, changed.length, (worker, i) -> worker.encode(changed[i]));
    return from + found.length;
  }

  private void run(WorkerPool pool, int count, WorkerPool.Task<QgWorker> task) {
    pool.run(count, GRAIN, workers::get, task);
  }

  private int[] changed(Insertion[] found, BackLinks backLinks) {
    BitSet changed = new BitSet(order.length);
    for (Insertion insertion : found) {
      changed.set(insertion.node());
    }
    for (int i = 0; i < backLinks.targets(); i++) {
      changed.set(backLinks.target(i));
    }
    return changed.stream().toArray();
  }
}
