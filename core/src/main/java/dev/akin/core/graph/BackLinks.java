package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import java.util.Arrays;

/** The links of a batch on one level, turned round and grouped by the node that was chosen. */
public final class BackLinks {
  /** Chosen node in the upper half, number of the link in the lower; sorted. */
  private final long[] links;

  /** By number: the choosing node with its distance. */
  private final long[] sources;

  /** Where the links of each chosen node begin, and the end. */
  private final int[] starts;

  /** Turns the links of all insertions on one level round. */
  public BackLinks(Insertion[] insertions, int level) {
    this(
        Arrays.stream(insertions).mapToInt(Insertion::node).toArray(),
        Arrays.stream(insertions)
            .map(insertion -> selected(insertion, level))
            .toArray(long[][]::new));
  }

  /**
   * Turns links round.
   *
   * @param nodes who chose
   * @param chosen what each of them chose, as candidate keys
   */
  BackLinks(int[] nodes, long[][] chosen) {
    int count = 0;
    for (long[] keys : chosen) {
      count += keys.length;
    }
    links = new long[count];
    sources = new long[count];
    int number = 0;
    for (int i = 0; i < nodes.length; i++) {
      for (long key : chosen[i]) {
        links[number] = (long) CandidateKey.ordinal(key) << 32 | number;
        sources[number++] = CandidateKey.of(CandidateKey.distance(key), nodes[i]);
      }
    }
    Arrays.sort(links);
    starts = starts(links);
  }

  private static long[] selected(Insertion insertion, int level) {
    return level < insertion.selected().length ? insertion.selected()[level] : new long[0];
  }

  private static int[] starts(long[] links) {
    int[] starts = new int[links.length + 1];
    int groups = 0;
    for (int i = 0; i < links.length; i++) {
      if (i == 0 || links[i] >> 32 != links[i - 1] >> 32) {
        starts[groups++] = i;
      }
    }
    starts[groups] = links.length;
    return Arrays.copyOf(starts, groups + 1);
  }

  /** Number of nodes that were chosen. */
  public int targets() {
    return starts.length - 1;
  }

  /** The i-th of them, by ordinal. */
  public int target(int i) {
    return (int) (links[starts[i]] >> 32);
  }

  /** The nodes that chose it, as candidate keys in the order of the batch. */
  public long[] sources(int i) {
    long[] keys = new long[starts[i + 1] - starts[i]];
    for (int j = 0; j < keys.length; j++) {
      keys[j] = sources[(int) links[starts[i] + j]];
    }
    return keys;
  }
}
