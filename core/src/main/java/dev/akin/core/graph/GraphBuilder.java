package dev.akin.core.graph;

import dev.akin.core.graph.IslandBridges.Scope;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a graph in batches that are synchronous, as ParlayANN does (Manohar et al. 2024, §3): all
 * nodes of a batch search the graph as it was before the batch, then all links are written. Neither
 * part depends on which thread does what, so one seed gives one graph.
 *
 * <p>Batches grow with the graph, so that a node misses few of its true neighbors for having come
 * in the same batch. Nodes come in order of falling level, shuffled within a level: so the first
 * one is the entry point for good unless the graph had a start ({@link SeedTransplant}) that it
 * rises above, and the order of the data (sorted by cluster, say) does not matter.
 */
final class GraphBuilder {
  /** A batch is at most this part of the nodes inserted so far. */
  private static final int GROWTH = 64;

  /** Larger batches gain no speed. */
  private static final int MAX_BATCH = 1 << 14;

  /** Nodes that a thread takes at once; a batch of no more is not worth waking others. */
  private static final int GRAIN = 8;

  private final BuildTask task;
  private final byte[] levels;
  private final int[] order;
  private final Links links;
  private final Workers threads;
  private final List<GraphWorker> workers = new ArrayList<>();

  /** The node where searches begin, on the highest level of all linked ones. */
  private int entry;

  GraphBuilder(BuildTask task, GraphStart start, Workers threads) {
    this.task = task;
    this.threads = threads;
    levels = start.levels();
    order = start.order();
    links = start.links();
    entry = start.entry();
    for (int i = 0; i < threads.threads(); i++) {
      workers.add(new GraphWorker(task.parameters(), links, task.vectors(), task.metric()));
    }
  }

  /** Inserts all nodes, ties equal ones to the inserted one, and sees to it that all are found. */
  LayeredGraph build() {
    BuildStage stage = threads.stage("linking", order.length);
    try (WorkerPool pool = threads.pool()) {
      for (int at = 0; at < order.length; ) {
        int end = Math.min(at + batch(at), order.length);
        insert(at, end, pool, stage);
        entry = levels[order[at]] > levels[entry] ? order[at] : entry;
        at = end;
      }
    }
    stage.end();
    GraphShape shape = GraphStart.shape(levels, entry, task.parameters().m());
    LayeredGraph graph = new LayeredGraph(shape, links);
    TwinLinks twinLinks = new TwinLinks(links);
    task.twins().groups().forEach(twinLinks::tie);
    Scope all = Scope.of(graph, task.parameters().efConstruction());
    new IslandBridges(all, task.vectors(), task.metric()).build();
    return graph;
  }

  /**
   * How many nodes come next in one batch. Nodes that were linked at the start do not count: new
   * ones may lie where none of them is, and see each other there as in a fresh build; and so they
   * do on levels that hardly any reaches.
   */
  private static int batch(int at) {
    return Math.clamp((at + 1) / GROWTH, 1, MAX_BATCH);
  }

  /** Inserts the nodes of a range of the order. */
  private void insert(int from, int to, WorkerPool pool, BuildStage stage) {
    Insertion[] insertions = new Insertion[to - from];
    int top = levels[entry];
    pool.run(
        insertions.length,
        GRAIN,
        workers::get,
        (worker, i) -> {
          int node = order[from + i];
          insertions[i] = worker.findNeighbors(node, Math.min(levels[node], top), entry, top);
          stage.advance(1);
        });
    pool.run(
        insertions.length,
        GRAIN,
        workers::get,
        (worker, i) -> {
          long[][] selected = insertions[i].selected();
          for (int level = 0; level < selected.length; level++) {
            worker.write(insertions[i].node(), level, selected[level], selected[level].length);
          }
        });
    for (int level = 0; level <= top; level++) {
      linkBack(insertions, level, pool);
    }
  }

  /** Links all chosen neighbors back, each list once, by whichever thread comes first. */
  private void linkBack(Insertion[] insertions, int level, WorkerPool pool) {
    BackLinks backLinks = new BackLinks(insertions, level);
    pool.run(
        backLinks.targets(),
        GRAIN,
        workers::get,
        (worker, i) -> worker.linkBack(backLinks.target(i), level, backLinks.sources(i)));
  }
}
