package dev.akin.core.scalar;

import dev.akin.core.kernel.Packing;
import java.util.Arrays;
import java.util.Optional;

/** The tokens of factory strings; a file's variant is their number here. */
enum ScalarToken {
  /** 256 levels per dimension. */
  SQ8(8),
  /** 16 levels per dimension. */
  SQ4(4),
  /** Half floats: 11 significant bits. */
  SQfp16(16),
  /** Brain floats: 8 significant bits, a float's range. */
  SQbf16(16);

  private final Packing packing;

  ScalarToken(int bits) {
    this.packing = new Packing(bits);
  }

  static Optional<ScalarToken> of(String token) {
    return Arrays.stream(values()).filter(known -> known.name().equals(token)).findFirst();
  }

  Packing packing() {
    return packing;
  }
}
