package dev.akin.engine.proof;

/**
 * What a proof was measured on: SHA-256 in hexadecimal digits.
 *
 * @param data of all ids and vectors that could be found, whatever their order and their segments
 * @param index of the plan, of the rows of each segment in their order, and of the graphs
 * @param queries of all queries and what does not count as their neighbor
 * @param kernels the name of the kernel set, which decides the last bits of distances
 * @param seed of all that was drawn
 */
public record Fingerprint(String data, String index, String queries, String kernels, long seed) {
  private static final int DIGITS = 64;

  public Fingerprint {
    requireDigits("data", data);
    requireDigits("index", index);
    requireDigits("queries", queries);
  }

  private static void requireDigits(String what, String hash) {
    if (hash.length() != DIGITS || !hash.chars().allMatch(digit -> isDigit((char) digit))) {
      throw new IllegalArgumentException(
          "hash of %s: \"%s\" is not %d hexadecimal digits".formatted(what, hash, DIGITS));
    }
  }

  private static boolean isDigit(char digit) {
    return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
  }
}
