package dev.akin.engine.proof;

import java.util.List;
import java.util.Optional;

/**
 * The recall of a proof by where queries come from, by segment, and under filters.
 *
 * @param sources by where the queries come from
 * @param segments each segment's own answer against its own exact one, recent writes apart
 * @param filterMatrix under filters that accept a part of the points; without a filter first
 * @param filter under the user's filter, if there is one that matches anything
 */
public record Breakdown(
    List<Source> sources,
    List<Segment> segments,
    List<FilterCell> filterMatrix,
    Optional<Filtered> filter) {
  /** The recall of the queries from one place. */
  public record Source(String name, RecallInterval recall) {}

  /**
   * The recall in one segment.
   *
   * @param name the segment's, or {@code recent}
   */
  public record Segment(String name, PartRecall part) {}

  /**
   * The recall under the user's filter.
   *
   * @param json the filter as the user wrote it
   */
  public record Filtered(String json, PartRecall part) {}

  public Breakdown {
    sources = List.copyOf(sources);
    segments = List.copyOf(segments);
    filterMatrix = List.copyOf(filterMatrix);
  }
}
