package dev.akin.core.graph;

import java.util.Arrays;

/**
 * On which level each node ends and when it is inserted, both from the seed and the ordinal alone.
 *
 * <p>Levels fall exponentially with {@code m_L = 1 / ln M} (§4.1 of the paper): one node in M
 * reaches level 1, one in M² level 2.
 *
 * @param levels the highest level of each node
 * @param order the nodes to insert, higher levels first, shuffled within a level
 */
@SuppressWarnings("ArrayRecordComponent") // A pair of results, never compared.
record LevelAssignment(byte[] levels, int[] order) {
  LevelAssignment(GraphParameters parameters, int size) {
    this(new byte[size], new int[size]);
    long[] keys = new long[size];
    for (int node = 0; node < size; node++) {
      long hash = hash(parameters, node);
      levels[node] = level(hash, parameters.m());
      // Sorts by falling level, then by chance, then by node; 5 + 27 + 31 bits, so the sign stays
      // free.
      long rank = Tower.MAX_LEVELS - 1L - levels[node];
      keys[node] = rank << 58 | (mix(hash) >>> 37) << 31 | node;
    }
    Arrays.sort(keys);
    for (int i = 0; i < size; i++) {
      order[i] = (int) keys[i] & Integer.MAX_VALUE;
    }
  }

  /** This assignment with all but the first of equal rows on level 0, and left out of the order. */
  LevelAssignment without(Twins twins) {
    byte[] kept = levels.clone();
    boolean[] isLater = new boolean[kept.length];
    twins.forEachLater(node -> {
      kept[node] = 0;
      isLater[node] = true;
    });
    return new LevelAssignment(kept, Arrays.stream(order).filter(node -> !isLater[node]).toArray());
  }

  private static long hash(GraphParameters parameters, int node) {
    return mix(parameters.seed() + (node + 1L) * 0x9E37_79B9_7F4A_7C15L);
  }

  /** The highest level of a node. */
  static byte level(GraphParameters parameters, int node) {
    return level(hash(parameters, node), parameters.m());
  }

  private static byte level(long hash, int m) {
    double uniform = ((hash >>> 11) + 1) * 0x1p-53; // In (0, 1].
    double level = -Math.log(uniform) / Math.log(m);
    return (byte) Math.min(level, Tower.MAX_LEVELS - 1);
  }

  /** Stafford's variant 13 of the finalizer of MurmurHash3. */
  static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
