package dev.akin.core.index;

/** Accepts every ordinal. */
record EveryOrdinal(int size) implements OrdinalFilter {
  EveryOrdinal {
    if (size < 0) {
      throw new IllegalArgumentException("size %,d is negative".formatted(size));
    }
  }

  @Override
  public boolean accepts(int ordinal) {
    return true;
  }

  @Override
  public int cardinality() {
    return size;
  }

  @Override
  public int next(int from) {
    return from < size ? from : END;
  }
}
