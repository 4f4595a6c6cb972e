package dev.akin.core.rabitq;

/** The running mean of vectors, summed in double precision. Owned by one thread. */
public final class Centroid {
  private final double[] sums;
  private long count;

  /** The mean of no vector yet. */
  public Centroid(int dimension) {
    sums = new double[dimension];
  }

  /** Takes a vector in. */
  public void add(float[] vector) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += vector[i];
    }
    count++;
  }

  /** The mean so far; the origin if there was no vector. */
  public float[] mean() {
    float[] mean = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      mean[i] = (float) (sums[i] / Math.max(count, 1));
    }
    return mean;
  }
}
