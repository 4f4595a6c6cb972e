package dev.akin.core.opq;

/**
 * Deals principal axes out to the parts of a product code so that the parts' variances have nearly
 * equal products: the best rotation for Gaussian data (Ge et al., CVPR 2013, §3.2, "eigenvalue
 * allocation").
 *
 * <p>From the largest variance down, each axis goes to the part with room whose product is
 * smallest.
 */
final class EigenvalueAllocation {
  private EigenvalueAllocation() {}

  /**
   * The order in which axes stand, part by part.
   *
   * @param variances in falling order
   * @param parts how the dimensions are cut
   * @return which axis stands at each place
   */
  static int[] order(double[] variances, Parts parts) {
    double[] logarithms = new double[parts.count()];
    int[] taken = new int[parts.count()];
    int[] order = new int[variances.length];
    // An axis without variance counts as one of very little: it must not attract the others.
    double least = Math.max(variances[0] * 1e-12, Double.MIN_NORMAL);
    for (int axis = 0; axis < variances.length; axis++) {
      int best = -1;
      for (int part = 0; part < parts.count(); part++) {
        boolean hasRoom = taken[part] < parts.width(part);
        if (hasRoom && (best < 0 || logarithms[part] < logarithms[best])) {
          best = part;
        }
      }
      order[parts.from(best) + taken[best]++] = axis;
      logarithms[best] += Math.log(Math.max(variances[axis], least) / least);
    }
    return order;
  }
}
