package dev.akin.eval.truth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.akin.core.vector.VectorSet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A name for what vectors hold: SHA-256 over their numbers, whatever file they came from. About two
 * seconds per GB.
 */
public final class ContentHash {
  /** Hex digits of every hash. */
  static final int DIGITS = 64;

  private final MessageDigest digest;

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of a text, in hex. */
  public static String of(String text) {
    return new ContentHash().add(text).hex();
  }

  /** The hash of a set's rows, in hex. */
  public static String of(VectorSet vectors) {
    return new ContentHash().add(vectors).hex();
  }

  /** The hash of a question for the right answers, in hex. */
  static String of(TruthRequest request) {
    return new ContentHash()
        .add(request.metric() + " " + request.k())
        .add(request.base())
        .add(request.queries())
        .hex();
  }

  private ContentHash add(String text) {
    digest.update(text.getBytes(US_ASCII));
    return this;
  }

  private ContentHash add(VectorSet vectors) {
    add(" " + vectors.size() + " x " + vectors.dimension() + " ");
    long rowBytes = (long) vectors.dimension() * Float.BYTES;
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      ByteBuffer row = vectors.segment().asSlice(vectors.offset(ordinal), rowBytes).asByteBuffer();
      digest.update(row);
    }
    return this;
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
