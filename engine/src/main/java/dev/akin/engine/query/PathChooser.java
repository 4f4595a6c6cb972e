package dev.akin.engine.query;

import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.Searcher;
import dev.akin.engine.segment.DocumentSet.Part;

/** Decides how a segment is searched. */
public final class PathChooser {
  /**
   * A way through a segment.
   *
   * @param path {@code exact}, {@code codes} or {@code graph}
   * @param why the reason, with its numbers
   * @param searcher ready to answer one query; owned by the caller's thread
   */
  public record Choice(String path, String why, Searcher searcher, SearchParameters parameters) {}

  /** The way to search the accepted documents of a segment. */
  public Choice choose(Part part, SearchTask task) {
    String why = "%,d of %,d match".formatted(part.accepted().cardinality(), part.segment().size());
    SearchParameters parameters = SearchParameters.defaults().withExact(true);
    return new Choice("exact", why, part.segment().vectors().exact(), parameters);
  }
}
