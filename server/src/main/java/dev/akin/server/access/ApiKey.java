package dev.akin.server.access;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key as it is kept: never its text, only the hash.
 *
 * @param name how operators and the access log call it: 1 to 100 letters, digits, {@code . _ -}
 * @param sha256 the SHA-256 of its text as 64 hexadecimal digits
 * @param grant what it allows
 */
public record ApiKey(String name, String sha256, Grant grant) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public ApiKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "key name \"" + name + "\", must be 1 to 100 letters, digits, dots, - or _");
    }
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "sha256 of key \"" + name + "\", must be 64 lower-case hexadecimal digits");
    }
  }

  /** The key of that text. */
  public static ApiKey of(String name, String secret, Grant grant) {
    return new ApiKey(name, HexFormat.of().formatHex(Secret.hash(secret)), grant);
  }

  /** Compares in a time that does not depend on where the two differ. */
  boolean has(byte[] hash) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), hash);
  }
}
