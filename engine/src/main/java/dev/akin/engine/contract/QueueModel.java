package dev.akin.engine.contract;

/**
 * The 99th percentile of server time of searches that come at random.
 *
 * <p>It is {@value #SPREAD} times the service time plus the wait behind other searches, from
 * Kingman's exponential tail for equal service times: with service time s, c servers and
 * utilisation ρ = rate · s / c,
 *
 * <pre>  wait99 = s · ln(100 ρ) / (2 c (1 − ρ))      where ρ &gt; 0.01</pre>
 */
public final class QueueModel {
  private static final double SPREAD = 1.5;

  /** What is predicted for a queue that grows for ever: an hour. */
  public static final double OVERLOADED_MILLIS = 3_600_000;

  private QueueModel() {}

  /**
   * The percentile in milliseconds, at most {@link #OVERLOADED_MILLIS}.
   *
   * @param serviceMillis of a search that nothing else disturbs
   * @param queriesPerSecond at random times, 0 for one client that waits for each answer
   * @param servers searches that run at the same time
   */
  public static double p99Millis(double serviceMillis, double queriesPerSecond, int servers) {
    return Math.min(
        OVERLOADED_MILLIS,
        SPREAD * serviceMillis + waitingMillis(serviceMillis, queriesPerSecond, servers));
  }

  private static double waitingMillis(double serviceMillis, double queriesPerSecond, int servers) {
    double utilisation = queriesPerSecond * serviceMillis / 1000 / servers;
    if (utilisation >= 1) {
      return OVERLOADED_MILLIS;
    }
    if (utilisation <= 0.01) {
      return 0;
    }
    return serviceMillis * Math.log(100 * utilisation) / (2 * servers * (1 - utilisation));
  }
}
