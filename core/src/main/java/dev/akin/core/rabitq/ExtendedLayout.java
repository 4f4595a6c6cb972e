package dev.akin.core.rabitq;

import dev.akin.core.kernel.Packing;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the codes of several bits lie: a block of 1-bit codes ({@link CodeBlock}), which are the
 * leading bits; then the lower bits in up to three groups of 4, 2 and 1 bits, each 128 packed rows;
 * then two factors of each vector.
 *
 * <table>
 * <caption>Block for B bits, D padded dimensions</caption>
 * <tr><th>byte</th><th>type</th><th>what</th></tr>
 * <tr><td>0</td><td>block of 16 D + 2,048 bytes</td><td>leading bits and their factors</td></tr>
 * <tr><td>…</td><td>packed rows [128] per group</td><td>of the B − 1 lower bits, the upper four,
 * then two, then one, as far as B − 1 has them in binary</td></tr>
 * <tr><td>…</td><td>float32 [128]</td><td>{@code scale}: ‖r‖² / ⟨y, r⟩</td></tr>
 * <tr><td>… + 512</td><td>float32 [128]</td><td>{@code error}: standard deviation of ⟨r, s⟩ per unit
 * of the query's norm</td></tr>
 * </table>
 */
final class ExtendedLayout {
  static final int LEAST_BITS = 2;
  static final int MOST_BITS = 8;

  private final int dimension;
  private final int bits;
  private final List<Group> groups = new ArrayList<>();
  private final int factorsOffset;

  /**
   * Some of the lower bits.
   *
   * @param packing how many
   * @param shift the lowest of them
   * @param offset first byte in a block
   */
  record Group(Packing packing, int shift, int offset) {}

  ExtendedLayout(int dimension, int bits) {
    if (bits < LEAST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException(
          "RaBitQ of %d bits: %d to %d".formatted(bits, LEAST_BITS, MOST_BITS));
    }
    this.dimension = dimension;
    this.bits = bits;
    int offset = CodeBlock.bytes(dimension);
    int left = bits - 1;
    for (int width = 4; width >= 1; width /= 2) {
      if (((bits - 1) & width) != 0) {
        left -= width;
        Packing packing = new Packing(width);
        groups.add(new Group(packing, left, offset));
        offset += (int) packing.bytes(padded()) * CodeBlock.VECTORS;
      }
    }
    this.factorsOffset = offset;
  }

  int bits() {
    return bits;
  }

  /** D. */
  int padded() {
    return CodeBlock.padded(dimension);
  }

  List<Group> groups() {
    return groups;
  }

  int scaleOffset(int place) {
    return factorsOffset + Float.BYTES * place;
  }

  int errorOffset(int place) {
    return factorsOffset + Float.BYTES * (CodeBlock.VECTORS + place);
  }

  /** Bytes of a block, a multiple of 64. */
  int blockBytes() {
    return factorsOffset + 2 * Float.BYTES * CodeBlock.VECTORS;
  }
}
