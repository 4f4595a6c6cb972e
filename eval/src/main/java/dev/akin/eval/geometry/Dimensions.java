package dev.akin.eval.geometry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the values of each dimension vary over all rows.
 *
 * <p>A few dimensions may dominate every comparison ("rogue dimensions": Timkey &amp; van
 * Schijndel, EMNLP 2021); dimensions that never vary cost time and memory and tell nothing under
 * Euclidean distance.
 *
 * @param dimension how many there are
 * @param dead the numbers of those in which all rows have the same value
 * @param weak how many of the others have less than a ten-thousandth of the mean variance
 * @param variances the least, the median and the largest
 * @param largestShare the share of all variance that lies in the dimension with the most
 * @param areBytes whether all values of all rows are whole numbers from 0 to 255
 */
public record Dimensions(
    int dimension,
    List<Integer> dead,
    int weak,
    Variances variances,
    double largestShare,
    boolean areBytes) {
  private static final double WEAK = 1e-4;

  /** The least, the median and the largest variance. */
  public record Variances(double least, double median, double largest) {}

  /**
   * Computes the figures.
   *
   * @param variances one per dimension
   * @param dead the dimensions whose value never changed
   */
  static Dimensions of(double[] variances, List<Integer> dead, boolean areBytes) {
    double total = Arrays.stream(variances).sum();
    double[] sorted = variances.clone();
    Arrays.sort(sorted);
    double limit = WEAK * total / variances.length;
    long below = Arrays.stream(variances).filter(variance -> variance < limit).count();
    double largest = sorted[sorted.length - 1];
    return new Dimensions(
        variances.length,
        List.copyOf(dead),
        Math.max(0, (int) below - dead.size()),
        new Variances(sorted[0], sorted[sorted.length / 2], largest),
        total == 0 ? 0 : largest / total,
        areBytes);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dead", dead);
    json.put("weak", weak);
    json.put("leastVariance", variances.least);
    json.put("medianVariance", variances.median);
    json.put("largestVariance", variances.largest);
    json.put("largestShare", largestShare);
    json.put("areBytes", areBytes);
    return json;
  }
}
