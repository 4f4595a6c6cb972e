package dev.akin.core.norm;

import dev.akin.core.vector.Metric;

/** The blocks of one search, by rising bounds of their distances. */
final class BlockWalk {
  /** The most by which summing d products in float may enlarge a product of norms, per d. */
  private static final double ROUNDING = 0x1p-24;

  private final NormOrder order;
  private final double queryNorm;
  private final double slack;

  /** The next block towards longer rows, or -1. */
  private int longer;

  /** The next block towards shorter rows. */
  private int shorter;

  BlockWalk(NormOrder order, double queryNorm) {
    this.order = order;
    this.queryNorm = queryNorm;
    this.slack = (order.rows().dimension() + 8) * ROUNDING;
    this.shorter = order.metric() == Metric.L2 ? firstNotLonger() : 0;
    this.longer = shorter - 1;
  }

  /** The first block that has a row no longer than the query: norms fall from block to block. */
  private int firstNotLonger() {
    int low = 0;
    int high = order.blocks();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.smallest(middle) > queryNorm) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean hasNext() {
    return longer >= 0 || shorter < order.blocks();
  }

  /** No row of the blocks that are left is nearer. */
  double bound() {
    return Math.min(longerBound(), shorterBound());
  }

  /** The block whose bound is {@link #bound()}. */
  int next() {
    return longer >= 0 && !(longerBound() > shorterBound()) ? longer-- : takeShorter();
  }

  private int takeShorter() {
    return shorter < order.blocks() ? shorter++ : longer--;
  }

  private double longerBound() {
    return longer < 0 ? Double.POSITIVE_INFINITY : bound(longer);
  }

  private double shorterBound() {
    return shorter >= order.blocks() ? Double.POSITIVE_INFINITY : bound(shorter);
  }

  private double bound(int block) {
    double largest = order.largest(block);
    return switch (order.metric()) {
      case DOT -> -queryNorm * largest * (1 + slack);
      case L2 -> {
        double gap = Math.max(Math.max(order.smallest(block) - queryNorm, queryNorm - largest), 0);
        yield gap * gap * (1 - slack);
      }
      case COSINE, L1 -> Double.NEGATIVE_INFINITY;
    };
  }
}
