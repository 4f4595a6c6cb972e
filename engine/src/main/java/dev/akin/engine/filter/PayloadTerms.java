package dev.akin.engine.filter;

import dev.akin.engine.filter.MatchValue.Bool;
import dev.akin.engine.filter.MatchValue.Keyword;
import dev.akin.engine.filter.MatchValue.Whole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * Payload values as Lucene terms: a letter for the kind, then the value.
 *
 * <p>A text longer than {@value #LONGEST_TEXT} bytes becomes its SHA-256, because Lucene bounds the
 * length of a term: it can be matched, but not read back. Values that are never matched by equality
 * (numbers with a fraction, objects) have one term for their kind.
 */
final class PayloadTerms {
  static final BytesRef FRACTION = new BytesRef("d");
  static final BytesRef OBJECT = new BytesRef("o");

  private static final int LONGEST_TEXT = 8191;
  private static final byte TEXT = 's';
  private static final byte HASH = 'h';
  private static final byte WHOLE = 'i';
  private static final byte BOOL = 'b';

  private PayloadTerms() {}

  static BytesRef of(MatchValue value) {
    return switch (value) {
      case Keyword(String text) -> text(text.getBytes(StandardCharsets.UTF_8));
      case Whole(long number) -> {
        byte[] term = new byte[1 + Long.BYTES];
        term[0] = WHOLE;
        NumericUtils.longToSortableBytes(number, term, 1);
        yield new BytesRef(term);
      }
      case Bool(boolean bool) -> new BytesRef(new byte[] {BOOL, (byte) (bool ? 1 : 0)});
    };
  }

  /** The value of a term; empty for one that does not hold its value. */
  static Optional<MatchValue> valueOf(BytesRef term) {
    return switch (term.bytes[term.offset]) {
      case TEXT ->
          Optional.of(
              new Keyword(
                  new String(
                      term.bytes, term.offset + 1, term.length - 1, StandardCharsets.UTF_8)));
      case WHOLE ->
          Optional.of(new Whole(NumericUtils.sortableBytesToLong(term.bytes, term.offset + 1)));
      case BOOL -> Optional.of(new Bool(term.bytes[term.offset + 1] == 1));
      default -> Optional.empty();
    };
  }

  /** Whether a text is a term as it is. */
  static boolean isShort(String text) {
    return text.length() <= LONGEST_TEXT
        && (text.length() <= LONGEST_TEXT / 3
            || text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT);
  }

  /** Whether a term holds a text. */
  static boolean isText(BytesRef term) {
    return term.bytes[term.offset] == TEXT;
  }

  /** Whether a term is the hash of a text that is too long to be one. */
  static boolean isHash(BytesRef term) {
    return term.bytes[term.offset] == HASH;
  }

  private static BytesRef text(byte[] utf8) {
    return utf8.length <= LONGEST_TEXT ? prefixed(TEXT, utf8) : prefixed(HASH, sha256(utf8));
  }

  private static BytesRef prefixed(byte kind, byte[] value) {
    byte[] term = new byte[1 + value.length];
    term[0] = kind;
    System.arraycopy(value, 0, term, 1, value.length);
    return new BytesRef(term);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
