package dev.akin.engine.proof;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 under way over values, each of which is told apart from the next. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digest of bytes alone, in hexadecimal digits. */
  static String of(byte[] bytes) {
    Sha256 sha = new Sha256();
    sha.digest.update(bytes);
    return sha.hex();
  }

  /** Adds a number. */
  public Sha256 add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    return this;
  }

  /** Adds bytes and their number. */
  public Sha256 add(byte[] bytes) {
    add(bytes.length);
    digest.update(bytes);
    return this;
  }

  /** Adds a text and its length in UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the bits of floats, lowest byte first, and their number. */
  public Sha256 add(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return add(bytes.array());
  }

  /** Adds all remaining bytes of a buffer, and not their number. */
  public Sha256 addAll(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** The digest; begins anew. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The digest in hexadecimal digits; begins anew. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
