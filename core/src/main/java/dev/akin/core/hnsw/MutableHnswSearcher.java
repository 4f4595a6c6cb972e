package dev.akin.core.hnsw;

import dev.akin.core.graph.LayeredGraph;
import dev.akin.core.graph.MutableGraph;
import dev.akin.core.hnsw.HnswShape.Population;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.concurrent.locks.Lock;

/**
 * Searches a graph that changes: sees every change that ended before a search began, and keeps
 * changes of lists waiting while it walks. Deleted nodes are bridges, as nodes are that a filter
 * leaves out. Owned by one thread at a time.
 */
final class MutableHnswSearcher implements Searcher {
  private final MutableGraph graph;
  private final HnswParameters parameters;
  private final Metric metric;
  private HnswSearcher searcher;
  private long generation;

  MutableHnswSearcher(MutableGraph graph, HnswParameters parameters, Metric metric) {
    this.graph = graph;
    this.parameters = parameters;
    this.metric = metric;
    Lock lock = graph.readLock();
    lock.lock();
    try {
      searcher = renewed();
    } finally {
      lock.unlock();
    }
  }

  private HnswSearcher renewed() {
    generation = graph.generation();
    return HnswSearcher.exact(shape(), graph.graph().links(), graph.vectors());
  }

  private HnswShape shape() {
    LayeredGraph layered = graph.graph();
    VectorSet places = graph.vectors();
    return new HnswShape(parameters, Population.of(places, metric), layered.shape().tower());
  }

  @Override
  public SearchResult search(Query query) {
    Lock lock = graph.readLock();
    lock.lock();
    try {
      if (generation == graph.generation()) {
        searcher.follow(shape());
      } else {
        searcher = renewed();
      }
      query.requireFilterOf(graph.ordinals());
      OrdinalFilter live = graph.live();
      OrdinalFilter wanted = query.isFiltered() ? new BothFilter(live, query.filter()) : live;
      Query scanned = query.withFilter(wanted);
      boolean isRestricted = query.isFiltered() || graph.dead() > 0;
      return searcher.search(isRestricted ? scanned : query, scanned);
    } finally {
      lock.unlock();
    }
  }
}
