package dev.akin.engine.sidecar;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.engine.segment.SharedSearcher;
import java.lang.foreign.MemorySegment;

/**
 * A graph beside one segment, ready to be searched by any thread that holds a view with that
 * segment. Searchers, which own scratch for every node, are lent out and taken back.
 */
public final class Sidecar implements Searcher {
  /** The knob of a graph search. */
  public static final String EF_SEARCH = "efSearch";

  private final SidecarEntry entry;
  private final MemorySegment file;
  private final HnswGraph graph;
  private final SharedSearcher searchers;

  /**
   * @param file its mapped file
   */
  Sidecar(HnswGraph graph, SidecarEntry entry, MemorySegment file) {
    this.entry = entry;
    this.file = file;
    this.graph = graph;
    this.searchers = new SharedSearcher(graph::searcher);
  }

  SidecarEntry entry() {
    return entry;
  }

  /** What recall costs here. */
  public EffortCurve curve() {
    return entry.curve();
  }

  /** Bytes of the mapped file. */
  public long bytes() {
    return file.byteSize();
  }

  /** The mapped file, to be read only. */
  public MemorySegment file() {
    return file;
  }

  /** Whether a walk can come to a vector at all; costs a pass over all links. */
  public boolean isReachable(int ordinal) {
    return graph.isReachable(ordinal);
  }

  @Override
  public SearchResult search(Query query) {
    return searchers.search(query);
  }
}
