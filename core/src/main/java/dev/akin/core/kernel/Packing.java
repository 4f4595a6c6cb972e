package dev.akin.core.kernel;

/**
 * Where a row's values of 1 to 16 bits lie: 16 neighboring values in 16 neighboring ints, the next
 * 16 in the next higher bits of the same ints, and so on until 64 bytes are full. A kernel then
 * gets consecutive values by one shift and one mask, at any vector width.
 *
 * @param bits of a value: 1, 2, 4, 8 or 16
 */
public record Packing(int bits) {
  /** Ints of a chunk, whose 64 bytes are filled before the next is begun. */
  static final int LANES = 16;

  public Packing {
    if (bits < 1 || bits > Short.SIZE || Integer.bitCount(bits) != 1) {
      throw new IllegalArgumentException("%d bits per value: 1, 2, 4, 8 or 16".formatted(bits));
    }
  }

  /** Values of one chunk of 64 bytes. */
  int chunkValues() {
    return LANES * (Integer.SIZE / bits);
  }

  /** Values that a row of a dimension has room for: whole chunks. */
  public int padded(int dimension) {
    return (dimension + chunkValues() - 1) / chunkValues() * chunkValues();
  }

  /** Ints of a row. */
  public int words(int dimension) {
    return padded(dimension) * bits / Integer.SIZE;
  }

  /** Bytes of a row, a multiple of 64. */
  public long bytes(int dimension) {
    return (long) words(dimension) * Integer.BYTES;
  }

  /** The int that holds a value. */
  public int word(int value) {
    return value / chunkValues() * LANES + value % LANES;
  }

  /** The value's lowest bit in its int. */
  public int shift(int value) {
    return value % chunkValues() / LANES * bits;
  }

  /** The largest value. */
  public int mask() {
    return (1 << bits) - 1;
  }
}
