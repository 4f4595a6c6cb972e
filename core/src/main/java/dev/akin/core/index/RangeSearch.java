package dev.akin.core.index;

import java.util.Arrays;

/** Finds all vectors within a distance by searching for ever more neighbors. */
final class RangeSearch {
  private RangeSearch() {}

  static SearchResult search(Searcher searcher, Query query, float maxDistance) {
    Query wider = query;
    SearchResult found = searcher.search(wider);
    while (found.size() == wider.k()
        && wider.k() < Integer.MAX_VALUE
        && found.distances()[found.size() - 1] <= maxDistance) {
      wider = wider.withK((int) Math.min(4L * wider.k(), Integer.MAX_VALUE));
      found = searcher.search(wider);
    }
    int within = 0;
    while (within < found.size() && found.distances()[within] <= maxDistance) {
      within++;
    }
    return new SearchResult(
        Arrays.copyOf(found.ordinals(), within),
        Arrays.copyOf(found.distances(), within),
        found.statistics(),
        found.estimatedRecall());
  }
}
