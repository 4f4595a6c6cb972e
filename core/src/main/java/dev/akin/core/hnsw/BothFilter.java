package dev.akin.core.hnsw;

import dev.akin.core.index.OrdinalFilter;

/** What a query accepts among the places that have a vector. Counts once, when it is made. */
final class BothFilter implements OrdinalFilter {
  private final OrdinalFilter live;
  private final OrdinalFilter wanted;
  private final int cardinality;

  /**
   * The nodes that both accept.
   *
   * @param live judges all places
   * @param wanted judges ordinals, of which there may be fewer
   */
  BothFilter(OrdinalFilter live, OrdinalFilter wanted) {
    this.live = live;
    this.wanted = wanted;
    int count = 0;
    for (int node = next(0); node < live.size(); node = next(node + 1)) {
      count++;
    }
    cardinality = count;
  }

  @Override
  public int size() {
    return live.size();
  }

  @Override
  public boolean accepts(int ordinal) {
    return live.accepts(ordinal) && wanted.accepts(ordinal);
  }

  @Override
  public int cardinality() {
    return cardinality;
  }

  @Override
  public int next(int from) {
    int node = from;
    while (node < live.size()) {
      node = wanted.next(node);
      if (node >= live.size() || live.accepts(node)) {
        break;
      }
      node++;
    }
    return node < live.size() ? node : END;
  }
}
