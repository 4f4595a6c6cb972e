package dev.akin.engine.proof;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Mean recall with its 95 % confidence interval over queries.
 *
 * <p>Queries are the independent draws, single neighbors of one query are not: a hard query loses
 * many at once. So the interval comes from {@value #RESAMPLES} seeded bootstrap resamples of whole
 * queries, bias-corrected and accelerated (BCa, Efron 1987), because recall near 1 is skewed: on
 * simulated queries the plain percentile interval misses above the truth up to 7 times as often as
 * below it, BCa about evenly, at the same width.
 *
 * <p>When all queries are equal (all perfect, mostly) the bootstrap sees no spread. Then p, the
 * share of queries that would differ, is bounded by the exact binomial 1 − 0.025^(1/queries), and a
 * differing query may have lost, or gained, everything.
 *
 * @param k neighbors per query
 * @param value the mean over queries
 * @param low the lower end
 * @param high the upper end
 * @param queries how many queries
 */
public record RecallInterval(int k, double value, double low, double high, int queries) {
  private static final int RESAMPLES = 2_000;
  private static final double TAIL = 0.025;
  private static final double Z = 1.959963984540054;

  public RecallInterval {
    if (!(0 <= low && low <= value && value <= high && high <= 1) || k < 1 || queries < 1) {
      throw new IllegalArgumentException(
          "recall %s in [%s, %s] at k = %d over %d queries"
              .formatted(value, low, high, k, queries));
    }
  }

  /**
   * The interval of the mean of {@code recalls}, one value in [0, 1] per query.
   *
   * @param seed of the resampling: the same recalls and seed give the same interval
   */
  public static RecallInterval of(int k, double[] recalls, long seed) {
    if (recalls.length == 0) {
      throw new IllegalArgumentException("a recall interval needs at least one query");
    }
    double first = recalls[0];
    if (Arrays.stream(recalls).allMatch(recall -> recall == first)) {
      double differing = 1 - Math.pow(TAIL, 1.0 / recalls.length);
      double low = first - differing * first;
      double high = Math.min(1, first + differing * (1 - first));
      return new RecallInterval(k, first, low, high, recalls.length);
    }
    double mean = Arrays.stream(recalls).sum() / recalls.length;
    double[] means = resampledMeans(recalls, new SplittableRandom(seed));
    double bias = Normal.quantile(shareBelow(means, mean));
    double acceleration = acceleration(recalls, mean);
    double low = at(means, Normal.cumulative(corrected(-Z, bias, acceleration)));
    double high = at(means, Normal.cumulative(corrected(Z, bias, acceleration)));
    return new RecallInterval(k, mean, Math.min(low, mean), Math.max(high, mean), recalls.length);
  }

  /**
   * How many queries, all answered perfectly, put the lower end at a floor: the smallest n with
   * 0.025^(1/n) ≥ floor.
   *
   * @param floor in (0, 1]; 1 is reached by no number of queries
   */
  static double perfectQueries(double floor) {
    return Math.ceil(Math.log(TAIL) / Math.log(floor));
  }

  private static double[] resampledMeans(double[] recalls, SplittableRandom random) {
    double[] means = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      double sum = 0;
      for (int draw = 0; draw < recalls.length; draw++) {
        sum += recalls[random.nextInt(recalls.length)];
      }
      means[resample] = sum / recalls.length;
    }
    Arrays.sort(means);
    return means;
  }

  /** The share of resampled means below the observed one, equal ones counting half. */
  private static double shareBelow(double[] means, double mean) {
    double below = 0;
    for (double resampled : means) {
      // Sums of the same values in another order differ in their last bits.
      if (Math.abs(resampled - mean) < 1e-12) {
        below += 0.5;
      } else if (resampled < mean) {
        below++;
      }
    }
    return Math.clamp(below / means.length, 1.0 / means.length, 1 - 1.0 / means.length);
  }

  /**
   * A sixth of the skewness of the jackknife, which for a mean is that of the values themselves.
   */
  private static double acceleration(double[] recalls, double mean) {
    double squares = 0;
    double cubes = 0;
    for (double recall : recalls) {
      double deviation = recall - mean;
      squares += deviation * deviation;
      cubes += deviation * deviation * deviation;
    }
    return cubes / (6 * squares * Math.sqrt(squares));
  }

  private static double corrected(double z, double bias, double acceleration) {
    return bias + (bias + z) / (1 - acceleration * (bias + z));
  }

  private static double at(double[] sorted, double share) {
    return Math.clamp(sorted[Math.min((int) (share * sorted.length), sorted.length - 1)], 0, 1);
  }
}
