package dev.akin.eval.measure;

import java.util.SplittableRandom;

/**
 * When queries come in a round of offered load: at random times, as independent users make them, of
 * which none waits for the answer to another. The last comes exactly when so many are due at the
 * rate.
 *
 * @param perSecond the rate, above 0 and at most {@link #MOST_PER_SECOND}
 * @param nanos after the round's begin, rising; shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Arrivals(double perSecond, long[] nanos) {
  /** What a thread that hands out arrivals can keep up with. */
  static final double MOST_PER_SECOND = 1e6;

  private static final double LEAST_SECONDS = 2;
  private static final double MOST_SECONDS = 10;

  /**
   * A round that asks every query once, for at least {@value #LEAST_SECONDS} and at most {@value
   * #MOST_SECONDS} seconds.
   */
  static Arrivals ofRound(double perSecond, int queries, long seed) {
    double least = Math.max(queries, LEAST_SECONDS * perSecond);
    return of(perSecond, (int) Math.max(1, Math.min(least, MOST_SECONDS * perSecond)), seed);
  }

  /** So many of them, at least one. */
  static Arrivals of(double perSecond, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] gaps = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      gaps[i] = -Math.log1p(-random.nextDouble());
      sum += gaps[i];
    }
    double nanosOfGap = count / perSecond * 1e9 / Math.max(Double.MIN_NORMAL, sum);
    long[] nanos = new long[count];
    double time = 0;
    for (int i = 0; i < count; i++) {
      time += gaps[i] * nanosOfGap;
      nanos[i] = Math.round(time);
    }
    return new Arrivals(perSecond, nanos);
  }

  int size() {
    return nanos.length;
  }

  /** When the last one comes. */
  long end() {
    return nanos[nanos.length - 1];
  }
}
