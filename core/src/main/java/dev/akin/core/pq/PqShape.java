package dev.akin.core.pq;

import dev.akin.core.kernel.TableKernels;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a product quantizer.
 *
 * @param dimension values of a vector
 * @param subQuantizers M, parts that a vector is cut into, each with a code of its own
 * @param bits of a code: 8, or 4 for fast scan
 */
record PqShape(int dimension, int subQuantizers, int bits) {
  /** More than 1,024 codes per vector save nothing. */
  static final int MAX_SUB_QUANTIZERS = 1_024;

  private static final Pattern TOKEN = Pattern.compile("PQ([1-9][0-9]{0,8})(x4fs)?");

  PqShape {
    if (subQuantizers < 1 || subQuantizers > Math.min(dimension, MAX_SUB_QUANTIZERS)) {
      throw new IllegalArgumentException(
          "PQ%d of dimension %,d: 1 to %,d sub-quantizers are possible"
              .formatted(subQuantizers, dimension, Math.min(dimension, MAX_SUB_QUANTIZERS)));
    }
    if (bits != 4 && bits != 8) {
      throw new IllegalArgumentException("codes of %d bits: 4 or 8".formatted(bits));
    }
  }

  /** The sub-quantizers and bits of a token. */
  record Token(int subQuantizers, int bits) {
    static Optional<Token> parse(String text) {
      Matcher matcher = TOKEN.matcher(text);
      return matcher.matches()
          ? Optional.of(
              new Token(Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? 8 : 4))
          : Optional.empty();
    }

    PqShape of(int dimension) {
      return new PqShape(dimension, subQuantizers, bits);
    }
  }

  String specification() {
    return "PQ" + subQuantizers + (bits == 4 ? "x4fs" : "");
  }

  /** Values of a part. */
  int width() {
    return (dimension + subQuantizers - 1) / subQuantizers;
  }

  /** Values of all parts: those behind the dimension are zero. */
  int padded() {
    return width() * subQuantizers;
  }

  /** Centroids of a sub-quantizer. */
  int centroids() {
    return 1 << bits;
  }

  /**
   * Bytes of a vector's codes, each of them a row of a block: one per sub-quantizer, or per two.
   */
  int rows() {
    return bits == 8 ? subQuantizers : (subQuantizers + 1) / 2;
  }

  /** The row of a sub-quantizer's code. */
  int row(int subQuantizer) {
    return bits == 8 ? subQuantizer : subQuantizer / 2;
  }

  /** Byte of a block of so many places that is a row's of a place. */
  int codeOffset(int row, int places, int place) {
    return row * places + TableKernels.position(places, place);
  }

  /** The lowest bit of a code in its byte: where two share it, the odd one has the upper bits. */
  int codeShift(int subQuantizer) {
    return bits == 8 ? 0 : subQuantizer % 2 * 4;
  }
}
