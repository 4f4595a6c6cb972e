package dev.akin.core.graph;

import dev.akin.core.graph.IslandBridges.Scope;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a graph in batches that are synchronous, as ParlayANN does (Manohar et al. 2024, §3): all
 * nodes of a batch search the graph as it was before the batch, then all links are written. Neither
 * part depends on which thread does what, so one seed gives one graph.
 *
 * <p>Batches grow with the graph, so that a node misses few of its true neighbors for having come
 * in the same batch. Nodes come in order of falling level, shuffled within a level: so the first
 * one is the entry point for good, and the order of the data (sorted by cluster, say) does not
 * matter.
 */
final class GraphBuilder {
  /** A batch is at most this part of the nodes already in the graph. */
  private static final int GROWTH = 64;

  /** Larger batches gain no speed. */
  private static final int MAX_BATCH = 1 << 14;

  /** Nodes that a thread takes at once; a batch of no more is not worth waking others. */
  private static final int GRAIN = 8;

  private final VectorSet vectors;
  private final Metric metric;
  private final GraphParameters parameters;
  private final Twins twins;
  private final byte[] levels;
  private final int[] order;
  private final GraphShape shape;
  private final Links links;
  private final Workers threads;
  private final List<GraphWorker> workers = new ArrayList<>();

  GraphBuilder(VectorSet vectors, Metric metric, GraphParameters parameters, Workers threads) {
    this.threads = threads;
    this.vectors = vectors;
    this.metric = metric;
    this.parameters = parameters;
    twins = Twins.find(vectors);
    LevelAssignment assignment = new LevelAssignment(parameters, vectors.size()).without(twins);
    levels = assignment.levels();
    order = assignment.order();
    shape = new GraphShape(vectors.size(), parameters.m(), tower());
    links = Links.allocate(shape, levels);
    for (int i = 0; i < threads.threads(); i++) {
      workers.add(new GraphWorker(parameters, links, vectors, metric));
    }
  }

  private Tower tower() {
    if (order.length == 0) {
      return Tower.EMPTY;
    }
    int upperLists = 0;
    for (byte level : levels) {
      upperLists += level;
    }
    return new Tower(order[0], levels[order[0]] + 1, upperLists);
  }

  /** Inserts all nodes, ties equal ones to the inserted one, and sees to it that all are found. */
  LayeredGraph build() {
    BuildStage stage = threads.stage("linking", order.length);
    try (WorkerPool pool = threads.pool()) {
      for (int inserted = 1; inserted < order.length; ) {
        int batch = Math.clamp(inserted / GROWTH, 1, MAX_BATCH);
        int end = Math.min(inserted + batch, order.length);
        insert(inserted, end, pool, stage);
        inserted = end;
      }
    }
    stage.end();
    LayeredGraph graph = new LayeredGraph(shape, links);
    TwinLinks twinLinks = new TwinLinks(links);
    twins.groups().forEach(twinLinks::tie);
    Scope all = Scope.of(graph, parameters.efConstruction());
    new IslandBridges(all, vectors, metric).build();
    return graph;
  }

  /** Inserts the nodes of a range of the order. */
  private void insert(int from, int to, WorkerPool pool, BuildStage stage) {
    Insertion[] insertions = new Insertion[to - from];
    int entry = shape.tower().entry();
    pool.run(
        insertions.length,
        GRAIN,
        workers::get,
        (worker, i) -> {
          int node = order[from + i];
          insertions[i] = worker.findNeighbors(node, levels[node], entry, levels[entry]);
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
    for (int level = 0; level < shape.tower().levels(); level++) {
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
