package dev.akin.core.index;

/** Which ordinals a search may return. Immutable while a search runs, safe for concurrent reads. */
public interface OrdinalFilter {
  /** What {@link #next} answers behind the last accepted ordinal. */
  int END = Integer.MAX_VALUE;

  /** Number of ordinals it judges: the size of the index. */
  int size();

  /** Whether an ordinal, {@code 0 … size - 1}, may be returned. */
  boolean accepts(int ordinal);

  /** Exactly how many ordinals it accepts. */
  int cardinality();

  /** The first accepted ordinal that is not below {@code from}, or {@link #END}. */
  default int next(int from) {
    for (int ordinal = from; ordinal < size(); ordinal++) {
      if (accepts(ordinal)) {
        return ordinal;
      }
    }
    return END;
  }

  /**
   * A filter over a bit set, which is borrowed: bit {@code i} of word {@code i / 64} accepts
   * ordinal {@code i}.
   *
   * @param bits at least {@code size} bits; those from {@code size} on are ignored
   */
  static OrdinalFilter of(long[] bits, int size) {
    return new BitSetFilter(bits, size);
  }

  /** The filter of an unfiltered query: accepts everything in an index of any size. */
  static OrdinalFilter all() {
    return new EveryOrdinal(Integer.MAX_VALUE);
  }

  /** A filter that accepts everything. */
  static OrdinalFilter all(int size) {
    return new EveryOrdinal(size);
  }
}
