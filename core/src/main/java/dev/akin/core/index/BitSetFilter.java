package dev.akin.core.index;

/** Accepts the ordinals whose bit is set; counted once. */
final class BitSetFilter implements OrdinalFilter {
  private final long[] bits;
  private final int size;
  private final int cardinality;

  BitSetFilter(long[] bits, int size) {
    if (size < 0 || (long) bits.length * Long.SIZE < size) {
      throw new IllegalArgumentException(
          "%,d words do not hold %,d bits".formatted(bits.length, size));
    }
    this.bits = bits;
    this.size = size;
    int count = 0;
    for (int word = 0; word * (long) Long.SIZE < size; word++) {
      count += Long.bitCount(word(word));
    }
    cardinality = count;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean accepts(int ordinal) {
    return (bits[ordinal >>> 6] & 1L << ordinal) != 0;
  }

  @Override
  public int cardinality() {
    return cardinality;
  }

  @Override
  public int next(int from) {
    if (from >= size) {
      return END;
    }
    int word = from >>> 6;
    long rest = word(word) & -1L << from;
    while (rest == 0) {
      word++;
      if (word * (long) Long.SIZE >= size) {
        return END;
      }
      rest = word(word);
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
  }

  /** A word without the bits behind the end. */
  private long word(int word) {
    int behind = size - word * Long.SIZE;
    return behind < Long.SIZE ? bits[word] & (1L << behind) - 1 : bits[word];
  }
}
