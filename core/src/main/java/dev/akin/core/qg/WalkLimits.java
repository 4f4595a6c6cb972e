package dev.akin.core.qg;

/**
 * When a walk ends.
 *
 * @param ef candidates kept, where a node counts as often as neighbors were expanded that led to it
 * @param nodes how many nodes are expanded at least, as long as there are any
 * @param budget distances and estimates after which it ends early
 */
record WalkLimits(int ef, int nodes, long budget) {
  /** Limits of a walk that ends by itself, whatever it finds. */
  static WalkLimits of(int ef) {
    return new WalkLimits(ef, 1, Long.MAX_VALUE);
  }

  /** These limits with a budget that may be smaller. */
  WalkLimits within(long budget) {
    return new WalkLimits(ef, nodes, Math.min(this.budget, budget));
  }
}
