package dev.akin.engine.proving;

import java.math.BigInteger;

/**
 * A hash of digests that does not depend on their order: their sum modulo 2^256 (AdHash; Bellare,
 * Micciancio 1997). Two different sets of points do not have the same one by chance; it resists
 * somebody who looks for such sets less than SHA-256 itself does.
 */
final class MultisetHash {
  private static final int BYTES = 32;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * BYTES);

  private BigInteger sum = BigInteger.ZERO;

  /** Adds a digest of 32 bytes. */
  void add(byte[] digest) {
    sum = sum.add(new BigInteger(1, digest));
  }

  /** The sum, highest byte first. */
  byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    byte[] number = sum.mod(MODULUS).toByteArray();
    int length = Math.min(number.length, BYTES);
    System.arraycopy(number, number.length - length, bytes, BYTES - length, length);
    return bytes;
  }
}
