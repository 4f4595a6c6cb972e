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
 * <caption>Block of P places for B bits, D padded dimensions</caption>
 * <tr><th>byte</th><th>type</th><th>what</th></tr>
 * <tr><td>0</td><td>block of P (D / 8 + 16) bytes</td><td>leading bits and their factors</td></tr>
 * <tr><td>…</td><td>packed rows [P] per group</td><td>of the B − 1 lower bits, the upper four,
 * then two, then one, as far as B − 1 has them in binary</td></tr>
 * <tr><td>…</td><td>float32 [P]</td><td>{@code scale}: ‖r‖² / ⟨y, r⟩</td></tr>
 * <tr><td>… + 4 P</td><td>float32 [P]</td><td>{@code error}: standard deviation of ⟨r, s⟩ per unit
 * of the query's norm</td></tr>
 * </table>
 *
 * <p>A code by itself has the same parts for one place.
 */
final class ExtendedLayout {
  static final int LEAST_BITS = 2;
  static final int MOST_BITS = 8;

  private final int dimension;
  private final int bits;
  private final List<Group> groups = new ArrayList<>();

  /** Bytes of a vector's rows in all groups. */
  private final int groupBytes;

  /**
   * Some of the lower bits.
   *
   * @param packing how many
   * @param shift the lowest of them
   * @param before bytes of a vector's rows in the groups before
   */
  record Group(Packing packing, int shift, int before) {}

  ExtendedLayout(int dimension, int bits) {
    if (bits < LEAST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException(
          "RaBitQ of %d bits: %d to %d".formatted(bits, LEAST_BITS, MOST_BITS));
    }
    this.dimension = dimension;
    this.bits = bits;
    int before = 0;
    int left = bits - 1;
    for (int width = 4; width >= 1; width /= 2) {
      if (((bits - 1) & width) != 0) {
        left -= width;
        Packing packing = new Packing(width);
        groups.add(new Group(packing, left, before));
        before += (int) packing.bytes(padded());
      }
    }
    this.groupBytes = before;
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

  /** The leading part of a block of so many places. */
  CodeBlock leading(int places) {
    return new CodeBlock(dimension, places);
  }

  /** First byte of a group's rows in a block of so many places. */
  int groupOffset(Group group, int places) {
    return leading(places).bytes() + group.before * places;
  }

  int scaleOffset(int places, int place) {
    return leading(places).bytes() + groupBytes * places + Float.BYTES * place;
  }

  int errorOffset(int places, int place) {
    return scaleOffset(places, place) + Float.BYTES * places;
  }

  /** Bytes of a block of so many places. */
  int blockBytes(int places) {
    return bytesPerCode() * places;
  }

  /** Bytes of a code by itself. */
  int bytesPerCode() {
    return CodeBlock.bytesPerCode(dimension) + groupBytes + 2 * Float.BYTES;
  }

  /** Puts a code into a block. */
  void pack(byte[] code, byte[] block, int places, int place) {
    leading(places).pack(code, block, place);
    int from = CodeBlock.bytesPerCode(dimension);
    for (Group group : groups) {
      int bytes = (int) group.packing().bytes(padded());
      int to = groupOffset(group, places) + bytes * place;
      System.arraycopy(code, from + group.before, block, to, bytes);
    }
    from += groupBytes;
    System.arraycopy(code, from, block, scaleOffset(places, place), Float.BYTES);
    System.arraycopy(code, from + Float.BYTES, block, errorOffset(places, place), Float.BYTES);
  }
}
