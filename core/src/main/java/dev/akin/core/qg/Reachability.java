package dev.akin.core.qg;

import dev.akin.core.graph.VisitedNodes;
import java.util.Arrays;

/**
 * Makes every node reachable from the entry. A node that no path leads to takes the place of a link
 * that no path needs, in a record near it: paths are those of a breadth-first tree, whose links are
 * never replaced, so that nothing else is lost.
 */
final class Reachability {
  private static final int NO_PARENT = -1;

  private final Records records;
  private final QgWorker worker;
  private final int ef;
  private final VisitedNodes reached;

  /** The node whose link leads to each node in the tree. */
  private final int[] parents;

  private final int[] queue;
  private int count;

  Reachability(Records records, QgWorker worker, int ef) {
    this.records = records;
    this.worker = worker;
    this.ef = ef;
    this.reached = new VisitedNodes(records.size());
    this.parents = new int[records.size()];
    this.queue = new int[records.size()];
  }

  /** Links what cannot be reached; returns how many nodes that were. */
  int repair(int entry) {
    int repaired = 0;
    spread(entry);
    int spare = 0;
    for (int node = 0; count < records.size(); node++) {
      if (!reached.contains(node)) {
        spare = attach(node, entry, spare);
        repaired++;
      }
    }
    return repaired;
  }

  /** Counts the nodes that can be reached from an entry; lists may come from a damaged file. */
  static int count(Records records, int entry) {
    VisitedNodes reached = new VisitedNodes(records.size());
    reached.clear();
    int[] queue = new int[records.size()];
    int count = 0;
    reached.add(entry);
    queue[count++] = entry;
    for (int at = 0; at < count; at++) {
      long record = records.offset(queue[at]);
      for (int place = 0; place < RecordLayout.DEGREE; place++) {
        int neighbor = records.neighbor(record, place);
        if (records.isNode(neighbor) && reached.add(neighbor)) {
          queue[count++] = neighbor;
        }
      }
    }
    return count;
  }

  private void spread(int entry) {
    reached.clear();
    Arrays.fill(parents, NO_PARENT);
    count = 0;
    reach(entry, NO_PARENT);
    follow(0);
  }

  private void reach(int node, int parent) {
    reached.add(node);
    parents[node] = parent;
    queue[count++] = node;
  }

  private void follow(int from) {
    for (int at = from; at < count; at++) {
      int node = queue[at];
      long record = records.offset(node);
      for (int place = 0; place < RecordLayout.DEGREE; place++) {
        int neighbor = records.neighbor(record, place);
        if (!reached.contains(neighbor)) {
          reach(neighbor, node);
        }
      }
    }
  }

  /**
   * Links one node and follows its links.
   *
   * @param spare reached nodes before this one have no link to give, by number in the queue
   * @return the new number
   */
  private int attach(int node, int entry, int spare) {
    worker.walk(node, entry, ef);
    for (int near : worker.nearest(node)) {
      if (replace(near, node)) {
        return spare;
      }
    }
    // The tree has fewer links than nodes, and nodes have 32 places: one is left somewhere.
    int at = spare;
    while (!replace(queue[at], node)) {
      at++;
    }
    return at;
  }

  /** Gives the last place that the tree does not need to a node, if there is one. */
  private boolean replace(int parent, int node) {
    long record = records.offset(parent);
    for (int place = RecordLayout.DEGREE - 1; place >= 0; place--) {
      if (parents[records.neighbor(record, place)] != parent) {
        records.neighbor(record, place, node);
        worker.encode(parent);
        int from = count;
        reach(node, parent);
        follow(from);
        return true;
      }
    }
    return false;
  }
}
