package dev.akin.eval.geometry;

import dev.akin.eval.truth.GroundTruth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether few rows are near to everything (Radovanović, Nanopoulos &amp; Ivanović, JMLR 2010). N_k
 * of a row is how many of the other rows have it among their k nearest; its mean is k.
 *
 * <pre>   skewness = E[(N_k − μ)³] / σ³</pre>
 *
 * <p>Above about 1.2 there are hubs. They grow with the intrinsic dimension and with the distance
 * of the data's centre from zero under inner product and cosine; a search finds them again and
 * again, and rows with N_k = 0, the anti-hubs, hardly ever.
 *
 * @param rows how many were compared, each with each
 * @param skewness of N₁₀
 * @param antiHubs the share of rows that are among nobody's ten nearest
 * @param largest the largest N₁₀
 * @param topShare the share of all places that the most frequent hundredth of rows takes
 */
public record Hubness(int rows, double skewness, double antiHubs, int largest, double topShare) {
  private static final int TOP = 100;

  /**
   * Counts.
   *
   * @param truth the k + 1 nearest of every row, which is usually among them itself
   * @param k at most one less than the truth's
   */
  static Hubness of(GroundTruth truth, int k) {
    int[] counts = new int[truth.queries()];
    for (int row = 0; row < counts.length; row++) {
      int taken = 0;
      for (int rank = 0; rank < truth.k() && taken < k; rank++) {
        if (truth.ordinal(row, rank) != row) {
          counts[truth.ordinal(row, rank)]++;
          taken++;
        }
      }
    }
    return ofCounts(counts);
  }

  /** The figures of N_k; sorts them. */
  static Hubness ofCounts(int[] counts) {
    Arrays.sort(counts);
    double mean = Arrays.stream(counts).average().orElse(0);
    double squares = 0;
    double cubes = 0;
    long zeros = 0;
    for (int count : counts) {
      double difference = count - mean;
      squares += difference * difference / counts.length;
      cubes += difference * difference * difference / counts.length;
      zeros += count == 0 ? 1 : 0;
    }
    int top = Math.max(1, counts.length / TOP);
    double topPlaces =
        Arrays.stream(counts, counts.length - top, counts.length).asLongStream().sum();
    double places = mean * counts.length;
    return new Hubness(
        counts.length,
        squares == 0 ? 0 : cubes / Math.pow(squares, 1.5),
        (double) zeros / counts.length,
        counts[counts.length - 1],
        places == 0 ? 0 : topPlaces / places);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", rows);
    json.put("skewness", skewness);
    json.put("antiHubs", antiHubs);
    json.put("largest", largest);
    json.put("topShare", topShare);
    return json;
  }
}
