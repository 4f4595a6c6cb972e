package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.CandidatePool;
import dev.akin.core.vector.RowScorer;
import java.util.Arrays;

/**
 * INSERT into a graph that searches use: first {@link #search} finds the neighbors and changes
 * nothing, then {@link #link} writes some thirty lists while searches wait.
 *
 * <p>Beyond Algorithm 1 of the HNSW paper: deleted nodes lead on but are not linked to; a list that
 * is shrunk keeps a node that no other list names; a node that nobody took is put between its
 * nearest neighbor and one of that one's; a vector that is there already joins the tree of its
 * equals ({@link TwinLinks}). Owned by one thread.
 */
final class NodeLinking {
  /** Steps down a tree of equal vectors before one makes room wherever one is. */
  private static final int MAX_TREE_STEPS = 64;

  private final GraphStore store;
  private final Links links;
  private final LinkCounts counts;
  private final RowScorer scorer;
  private final LayerSearch search;
  private final CandidateList candidates;
  private final int[] list;
  private final int[] kept;

  NodeLinking(GraphStore store) {
    this.store = store;
    links = store.links;
    counts = store.linkCounts;
    scorer = new RowScorer(store.rows.rows(), store.metric);
    search = new LayerSearch(links, scorer, store.capacity());
    candidates = new CandidateList(store.rows.rows(), store.metric);
    list = new int[links.capacity(0) + 1];
    kept = new int[links.capacity(0)];
  }

  /**
   * Where a node shall be linked.
   *
   * @param node the node
   * @param twin a living node with an equal vector, or -1
   * @param selected {@code [level][…]}: its neighbors
   */
  @SuppressWarnings("ArrayRecordComponent") // Passed from search to link, never compared.
  record Place(int node, int twin, int[][] selected) {}

  /** Finds the neighbors that a node shall have; the graph has an entry. */
  Place search(int node, int level) {
    scorer.queryRow(node);
    search.begin(Long.MAX_VALUE);
    long nearest = CandidateKey.of(scorer.distance(store.entry), store.entry);
    int top = store.topLevel();
    for (int above = top; above > level; above--) {
      nearest = search.descend(nearest, above);
    }
    int[][] selected = new int[Math.min(level, top) + 1][];
    long[] entries = {nearest};
    for (int at = selected.length - 1; at >= 0; at--) {
      CandidatePool found = search.search(entries, store.parameters.efConstruction(), at);
      entries = found.best(found.size());
      selected[at] = select(node, entries);
    }
    return new Place(node, twin(node, entries), selected);
  }

  /** The neighbors of a node among those found; dead ones only where nothing lives. */
  private int[] select(int node, long[] found) {
    candidates.begin(node);
    int living = 0;
    for (long key : found) {
      if (store.live.accepts(CandidateKey.ordinal(key))) {
        candidates.addKey(key);
        living++;
      }
    }
    for (int i = 0; living == 0 && i < found.length; i++) {
      candidates.addKey(found[i]);
    }
    int count = candidates.select(kept, store.parameters.m());
    return Arrays.copyOf(kept, count);
  }

  private int twin(int node, long[] found) {
    float ownDistance = scorer.distance(node);
    for (long key : found) {
      int other = CandidateKey.ordinal(key);
      if (CandidateKey.distance(key) == ownDistance
          && store.live.accepts(other)
          && store.rows.areEqual(node, other)) {
        return other;
      }
    }
    return -1;
  }

  /** Writes the links of a node and those to it. */
  void link(Place place) {
    int node = place.node();
    if (place.twin() >= 0) {
      tie(node, place.twin());
      return;
    }
    for (int level = place.selected().length - 1; level > 0; level--) {
      int[] selected = place.selected()[level];
      links.set(node, level, selected, selected.length);
      for (int neighbor : selected) {
        linkBack(neighbor, level, node);
      }
    }
    int[] selected = place.selected()[0];
    counts.set(node, selected, selected.length);
    for (int neighbor : selected) {
      linkBack(neighbor, 0, node);
    }
    if (counts.of(node) == 0) {
      putBetween(selected[0], node);
    }
  }

  private void linkBack(int neighbor, int level, int node) {
    int count = links.neighbors(neighbor, level, list);
    int capacity = links.capacity(level);
    list[count++] = node;
    if (count <= capacity) {
      set(neighbor, level, list, count);
      return;
    }
    candidates.begin(neighbor);
    for (int i = 0; i < count; i++) {
      candidates.add(list[i]);
    }
    int selected = candidates.select(kept, capacity);
    set(neighbor, level, kept, level == 0 ? withLastLinks(selected, count) : selected);
  }

  private void set(int node, int level, int[] neighbors, int count) {
    if (level == 0) {
      counts.set(node, neighbors, count);
    } else {
      links.set(node, level, neighbors, count);
    }
  }

  /** Puts back what was left out of {@code list} but is named by no other list. */
  private int withLastLinks(int selected, int before) {
    int count = selected;
    int replaceable = selected;
    for (int i = 0; i < before; i++) {
      if (counts.of(list[i]) == 1 && !contains(kept, count, list[i])) {
        if (count < kept.length) {
          kept[count++] = list[i];
          continue;
        }
        while (--replaceable >= 0 && counts.of(kept[replaceable]) <= 1) {}
        if (replaceable < 0) {
          return count;
        }
        kept[replaceable] = list[i];
      }
    }
    return count;
  }

  private static boolean contains(int[] nodes, int count, int node) {
    for (int i = 0; i < count; i++) {
      if (nodes[i] == node) {
        return true;
      }
    }
    return false;
  }

  /** Replaces a neighbor's last link by one to the node, which takes that link over. */
  private void putBetween(int neighbor, int node) {
    int count = links.neighbors(neighbor, 0, list);
    int handedOver = list[count - 1];
    list[count - 1] = node;
    counts.set(neighbor, list, count);
    int own = links.neighbors(node, 0, list);
    if (handedOver != node && !contains(list, own, handedOver)) {
      list[own++] = handedOver;
      counts.set(node, list, own);
    }
  }

  /** Hangs a node into the tree of its equals, with neighbors like theirs. */
  private void tie(int node, int twin) {
    int parent = parent(node, twin);
    int count = links.neighbors(parent, 0, list);
    int own = 0;
    kept[own++] = parent;
    for (int i = 0; i < count && own < kept.length - 1; i++) {
      if (!store.rows.areEqual(parent, list[i])) {
        kept[own++] = list[i];
      }
    }
    store.levels[node] = 0;
    counts.set(node, kept, own);
    if (count < links.capacity(0)) {
      list[count++] = node;
      counts.set(parent, list, count);
    } else {
      putBetween(parent, node);
    }
  }

  /** The first node of a way down the tree that has less than M equals in its list. */
  private int parent(int node, int twin) {
    int parent = twin;
    for (int step = 0; step < MAX_TREE_STEPS; step++) {
      int count = links.neighbors(parent, 0, list);
      int equals = 0;
      for (int i = 0; i < count; i++) {
        if (store.rows.areEqual(parent, list[i])) {
          list[equals++] = list[i];
        }
      }
      if (equals < store.parameters.m()) {
        return parent;
      }
      long hash = LevelAssignment.mix((long) node << 32 | step);
      parent = list[(int) Long.remainderUnsigned(hash, equals)];
    }
    return parent;
  }
}
