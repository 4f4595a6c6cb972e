package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link SignScan} with the processor's vectors, 128 or 256 bits wide. A row of 32 bytes fills 256
 * bits; wider ones would hold two rows, gain nothing (measured), and need a shuffle of 64 bytes,
 * which fewer processors have.
 */
final class SimdSignScan {
  private static final VectorShape SHAPE =
      VectorShape.forBitSize(
          Math.min(
              256,
              Math.min(
                  FloatVector.SPECIES_PREFERRED.vectorBitSize(), KernelChoice.requestedBits())));
  private static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, SHAPE);
  private static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, SHAPE);
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);
  private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  /** Bytes of a row that one vector holds: all 32, or those of 16 codes. */
  private static final int PART = BYTES.length();

  private static final int LANES = FLOATS.length();
  private static final byte LOW = 15;

  // A vector of 32 bytes holds both tables of a row, one of 16 only one of them.
  private static final byte SECOND_TABLE = (byte) (PART == SignScan.CODES ? 16 : 0);
  private static final int SECOND_LOAD = PART == SignScan.CODES ? 0 : 2;

  private SimdSignScan() {}

  static int scan(SignScan query, MemorySegment blocks, long offset) {
    int below = 0;
    for (int part = 0; part < SignScan.CODES; part += PART) {
      below |= scan(query, blocks, offset, part);
    }
    return below;
  }

  /** One method without calls that take or return a vector: those would no longer be inlined. */
  private static int scan(SignScan query, MemorySegment blocks, long offset, int part) {
    long[] tables = query.tables;
    ShortVector even = ShortVector.zero(SHORTS);
    ShortVector odd = even;
    ShortVector even2 = even;
    ShortVector odd2 = even;
    long at = offset + SignScan.FACTORS + part;
    for (int table = 0; table < tables.length; table += 4, at += SignScan.CODES) {
      ByteVector row = ByteVector.fromMemorySegment(BYTES, blocks, at, ORDER);
      ByteVector first = LongVector.fromArray(LONGS, tables, table).reinterpretAsBytes();
      ByteVector second =
          LongVector.fromArray(LONGS, tables, table + SECOND_LOAD).reinterpretAsBytes();
      ShortVector low = row.and(LOW).selectFrom(first).reinterpretAsShorts();
      ShortVector high =
          row.reinterpretAsInts()
              .lanewise(VectorOperators.LSHR, 4)
              .reinterpretAsBytes()
              .and(LOW)
              .or(SECOND_TABLE)
              .selectFrom(second)
              .reinterpretAsShorts();
      // Sums of bytes in pairs: with what the odd byte adds to it, modulo 2¹⁶, and of the odd one.
      even = even.add(low);
      odd = odd.add(low.lanewise(VectorOperators.LSHR, 8));
      even2 = even2.add(high);
      odd2 = odd2.add(high.lanewise(VectorOperators.LSHR, 8));
    }
    odd = odd.add(odd2);
    even = even.add(even2).sub(odd.lanewise(VectorOperators.LSHL, 8));
    IntVector a = (IntVector) even.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0);
    IntVector b = (IntVector) even.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 1);
    IntVector c = (IntVector) odd.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0);
    IntVector d = (IntVector) odd.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 1);
    FloatVector step = FloatVector.broadcast(FLOATS, query.step);
    FloatVector shift = FloatVector.broadcast(FLOATS, query.shift);
    FloatVector products0 = ((FloatVector) a.convertShape(VectorOperators.I2F, FLOATS, 0));
    FloatVector products1 = ((FloatVector) b.convertShape(VectorOperators.I2F, FLOATS, 0));
    FloatVector products2 = ((FloatVector) c.convertShape(VectorOperators.I2F, FLOATS, 0));
    FloatVector products3 = ((FloatVector) d.convertShape(VectorOperators.I2F, FLOATS, 0));
    int code0 = part / 2;
    int code1 = code0 + LANES;
    int code2 = code0 + SignScan.CODES / 2;
    int code3 = code2 + LANES;
    long scales = offset + SignScan.FACTORS / 2;
    FloatVector estimates0 =
        products0
            .fma(step, shift)
            .fma(
                FloatVector.fromMemorySegment(FLOATS, blocks, scales + 4L * code0, ORDER),
                FloatVector.fromMemorySegment(FLOATS, blocks, offset + 4L * code0, ORDER))
            .add(query.base);
    FloatVector estimates1 =
        products1
            .fma(step, shift)
            .fma(
                FloatVector.fromMemorySegment(FLOATS, blocks, scales + 4L * code1, ORDER),
                FloatVector.fromMemorySegment(FLOATS, blocks, offset + 4L * code1, ORDER))
            .add(query.base);
    FloatVector estimates2 =
        products2
            .fma(step, shift)
            .fma(
                FloatVector.fromMemorySegment(FLOATS, blocks, scales + 4L * code2, ORDER),
                FloatVector.fromMemorySegment(FLOATS, blocks, offset + 4L * code2, ORDER))
            .add(query.base);
    FloatVector estimates3 =
        products3
            .fma(step, shift)
            .fma(
                FloatVector.fromMemorySegment(FLOATS, blocks, scales + 4L * code3, ORDER),
                FloatVector.fromMemorySegment(FLOATS, blocks, offset + 4L * code3, ORDER))
            .add(query.base);
    estimates0.intoArray(query.estimates, code0);
    estimates1.intoArray(query.estimates, code1);
    estimates2.intoArray(query.estimates, code2);
    estimates3.intoArray(query.estimates, code3);
    return (int)
        (estimates0.compare(VectorOperators.LT, query.limit).toLong() << code0
            | estimates1.compare(VectorOperators.LT, query.limit).toLong() << code1
            | estimates2.compare(VectorOperators.LT, query.limit).toLong() << code2
            | estimates3.compare(VectorOperators.LT, query.limit).toLong() << code3);
  }
}
