package dev.akin.core.scalar;

import dev.akin.core.kernel.Packing;
import java.util.Arrays;
import java.util.Optional;

/** The tokens of factory strings, with their numbers in files. */
enum ScalarToken {
  /** 256 levels per dimension. */
  SQ8(0, 8),
  /** 16 levels per dimension. */
  SQ4(1, 4),
  /** Half floats: 11 significant bits. */
  SQfp16(2, 16),
  /** Brain floats: 8 significant bits, a float's range. */
  SQbf16(3, 16);

  private final int variant;
  private final int bits;

  ScalarToken(int variant, int bits) {
    this.variant = variant;
    this.bits = bits;
  }

  /** The number in a file's shape. */
  int variant() {
    return variant;
  }

  static Optional<ScalarToken> ofVariant(int variant) {
    return Arrays.stream(values()).filter(known -> known.variant == variant).findFirst();
  }

  static Optional<ScalarToken> of(String token) {
    return Arrays.stream(values()).filter(known -> known.name().equals(token)).findFirst();
  }

  Packing packing() {
    return new Packing(bits);
  }
}
