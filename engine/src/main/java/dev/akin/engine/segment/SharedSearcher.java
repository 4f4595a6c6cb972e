package dev.akin.engine.segment;

import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A search for any thread over searchers for one thread each, which own scratch: they are lent out
 * and taken back, so that there are as many as there ever were searches at a time.
 */
public final class SharedSearcher implements Searcher {
  private final Supplier<Searcher> factory;
  private final Queue<Searcher> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param factory makes a searcher that nobody uses yet
   */
  public SharedSearcher(Supplier<Searcher> factory) {
    this.factory = factory;
  }

  @Override
  public SearchResult search(Query query) {
    Searcher lent = idle.poll();
    Searcher searcher = lent == null ? factory.get() : lent;
    SearchResult result = searcher.search(query);
    idle.add(searcher);
    return result;
  }
}
