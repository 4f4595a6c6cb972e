package dev.akin.core.ivf;

import dev.akin.core.cluster.KMeansParameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partition's token: {@code IVF1024}, {@code IVF4096_HNSW32}, {@code SCANN1024}.
 *
 * @param lists how many lists are asked for
 * @param coarse what finds the nearest centroids, {@code HNSW32}; empty if all are compared
 * @param scoreAware whether codes are trained for high inner products, as ScaNN's are
 */
record IvfToken(int lists, String coarse, boolean scoreAware) {
  private static final Pattern PATTERN =
      Pattern.compile("(IVF|SCANN)([1-9][0-9]{0,8})(?:_([A-Za-z][A-Za-z0-9]*))?");

  /** Whether a token is one of these. */
  static boolean matches(String token) {
    return PATTERN.matcher(token).matches();
  }

  /**
   * The parts of a token.
   *
   * @throws IllegalArgumentException if it asks for too many lists
   */
  static IvfToken parse(String token) {
    Matcher matcher = PATTERN.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" names no lists: IVF1024, IVF4096_HNSW32 and SCANN1024 do".formatted(token));
    }
    int lists = Integer.parseInt(matcher.group(2));
    if (lists > KMeansParameters.MAX_CLUSTERS) {
      throw new IllegalArgumentException(
          "%s: 1 to %,d lists are possible".formatted(token, KMeansParameters.MAX_CLUSTERS));
    }
    String coarse = matcher.group(3) == null ? "" : matcher.group(3);
    return new IvfToken(lists, coarse, matcher.group(1).equals("SCANN"));
  }
}
