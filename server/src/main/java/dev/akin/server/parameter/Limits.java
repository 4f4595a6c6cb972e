package dev.akin.server.parameter;

/**
 * The most that is taken.
 *
 * @param bodyBytes the largest request body, 1 KiB to 1 GiB
 * @param points the most points or ids in one request
 * @param k the largest {@code limit} and {@code offset} together; {@value #MAX_K} at most
 * @param rate how often one caller may ask
 */
public record Limits(long bodyBytes, int points, int k, Rate rate) {
  /** The largest k that can be allowed at all. */
  public static final int MAX_K = 100_000;

  private static final long SMALLEST_BODY = 1L << 10;
  private static final long LARGEST_BODY = 1L << 30;
  private static final int MAX_POINTS = 10_000_000;

  public Limits {
    if (bodyBytes < SMALLEST_BODY || bodyBytes > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "bodies of " + bodyBytes + " bytes, must be " + SMALLEST_BODY + " to " + LARGEST_BODY);
    }
    if (points < 1 || points > MAX_POINTS) {
      throw new IllegalArgumentException(points + " points, must be 1 to " + MAX_POINTS);
    }
    if (k < 1 || k > MAX_K) {
      throw new IllegalArgumentException("k " + k + ", must be 1 to " + MAX_K);
    }
  }

  /** Bodies of 64 MiB, 100,000 points, k up to 100,000, at any rate. */
  public static Limits defaults() {
    return new Limits(64L << 20, 100_000, MAX_K, Rate.unlimited());
  }

  public Limits withBodyBytes(long bytes) {
    return new Limits(bytes, points, k, rate);
  }

  public Limits withPoints(int number) {
    return new Limits(bodyBytes, number, k, rate);
  }

  public Limits withK(int largest) {
    return new Limits(bodyBytes, points, largest, rate);
  }

  public Limits withRate(Rate newRate) {
    return new Limits(bodyBytes, points, k, newRate);
  }
}
