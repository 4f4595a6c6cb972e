package dev.akin.core.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Which ordinal's code stands at a place; codes of a run have places that follow each other. */
public interface Places {
  /**
   * The ordinal at a place.
   *
   * @return any number from damaged memory; who reads it bounds it
   */
  int ordinal(long place);

  /** Codes in the order of ordinals. */
  static Places identity() {
    return place -> (int) place;
  }

  /** Codes whose ordinals stand in a table of little-endian ints, one per place. */
  static Places table(MemorySegment table) {
    ValueLayout.OfInt layout = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    return place -> table.get(layout, place * Integer.BYTES);
  }
}
